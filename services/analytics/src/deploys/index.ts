import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { readDeploys, writeDeploy } from "./write.ts";

export const deploys: Slice = { routes };
