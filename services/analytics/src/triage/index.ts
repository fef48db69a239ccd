import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { judge, readEvents, type Subject, untouched } from "./query.ts";

export const triage: Slice = { routes };
