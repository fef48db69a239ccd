import { annotations } from "./annotations/index.ts";
import { anomalies } from "./anomalies/index.ts";
import { attacks } from "./attacks/index.ts";
import { cohorts } from "./cohorts/index.ts";
import { customers } from "./customers/index.ts";
import { demo } from "./demo/index.ts";
import { deploys } from "./deploys/index.ts";
import { experiments } from "./experiments/index.ts";
import { imports } from "./imports/index.ts";
import { incidents } from "./incidents/index.ts";
import { kpis } from "./kpis/index.ts";
import { logs } from "./logs/index.ts";
import { notifications } from "./notifications/index.ts";
import { operations } from "./operations/index.ts";
import { orders } from "./orders/index.ts";
import type { Slice } from "./platform/slice.ts";
import { products } from "./products/index.ts";
import { rollups } from "./rollups/index.ts";
import { security } from "./security/index.ts";
import { segments } from "./segments/index.ts";
import { signals } from "./signals/index.ts";
import { tickets } from "./tickets/index.ts";
import { tokens } from "./tokens/index.ts";
import { triage } from "./triage/index.ts";

/** Every slice of the appliance, one line each. */
export const slices: readonly Slice[] = [
  annotations,
  anomalies,
  attacks,
  cohorts,
  customers,
  demo,
  deploys,
  experiments,
  imports,
  incidents,
  kpis,
  logs,
  notifications,
  operations,
  orders,
  products,
  rollups,
  security,
  segments,
  signals,
  tickets,
  tokens,
  triage,
];

/** Queues of the work that is sent or scheduled. */
export const jobNames: readonly string[] = slices.flatMap((slice) =>
  (slice.jobs ?? []).filter((job) => job.everyMs === undefined).map((job) => job.name),
);
