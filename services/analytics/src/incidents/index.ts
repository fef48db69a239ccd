import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { findCauses } from "./causes.ts";

export const incidents: Slice = { routes };
