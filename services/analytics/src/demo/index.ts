import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { type DemoProgress, isEmpty, loadDemo, loadSimulation } from "./load.ts";

export const demo: Slice = { routes };
