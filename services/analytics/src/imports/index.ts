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
export { chooseMapping, readMappingFile } from "./request.ts";

export const imports: Slice = { routes, jobs: [importJob, resumeJob] as const };
