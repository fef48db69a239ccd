import { demo } from "./demo/index.ts";
import { imports } from "./imports/index.ts";
import { kpis } from "./kpis/index.ts";
import { orders } from "./orders/index.ts";
import type { Slice } from "./platform/slice.ts";
import { products } from "./products/index.ts";
import { rollups } from "./rollups/index.ts";
import { tokens } from "./tokens/index.ts";

/** Every slice of the appliance, one line each. */
export const slices: readonly Slice[] = [demo, imports, kpis, orders, products, rollups, tokens];

/** Queues of the work that is sent or scheduled. */
export const jobNames: readonly string[] = slices.flatMap((slice) =>
  (slice.jobs ?? []).filter((job) => job.everyMs === undefined).map((job) => job.name),
);
