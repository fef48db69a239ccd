import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { readNotifications } from "./write.ts";

export const notifications: Slice = { routes };
