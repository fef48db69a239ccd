import type { Slice } from "../platform/slice.ts";
import { importJob, resumeJob } from "./jobs.ts";
import { routes } from "./routes.ts";

export { importFile, type Progress, type Summary } from "./import.ts";
export { inspectFile } from "./inspect.ts";
export { presetNames } from "./mapping.ts";
export {
  type Corrected,
  closeRows,
  exportQuarantine,
  listQuarantine,
  openRows,
  readCorrected,
  replayImported,
} from "./quarantine.ts";
export { type Duck, quoteName, quoteText } from "./read/duck.ts";
export type { Loaded } from "./read/index.ts";
export { type TableFile, withTable } from "./read/table.ts";
export { chooseMapping, readMappingFile } from "./request.ts";

export const imports: Slice = { routes, jobs: [importJob, resumeJob] as const };
