import type { Slice } from "../platform/slice.ts";
import { lookJob } from "./job.ts";
import { routes } from "./routes.ts";

export { readBands } from "./bands.ts";
export { type History, type Hour, isJudged, monitorFor, readHistory } from "./history.ts";
export { type Calendar, type Judged, judgeHistory } from "./judge.ts";
export { look } from "./look.ts";
export type { Stretch } from "./marks.ts";
export { findMonitor, type Monitor, monitors, nameOf } from "./monitors.ts";
export { type HourRow, hourMs, seriesOf, toHour, toInstant } from "./observe.ts";
export { readAnomalies } from "./query.ts";
export { slotsOf } from "./slots.ts";

export const anomalies: Slice = { routes, jobs: [lookJob] };
