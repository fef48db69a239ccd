import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export const orders: Slice = { routes };

export { findOrder, searchOrders } from "./read.ts";
export { orderSearch } from "./schema.ts";
export { writeOrder } from "./write.ts";
