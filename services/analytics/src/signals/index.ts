import type { Slice } from "../platform/slice.ts";
import { stockOutJob } from "./job.ts";
import { routes } from "./routes.ts";

export { writeHolidays } from "./holidays.ts";
export { type NewSignal, readSignals, type Written, writeSignals } from "./query.ts";
export { findStockOuts } from "./stock_outs.ts";

export const signals: Slice = { routes, jobs: [stockOutJob] };
