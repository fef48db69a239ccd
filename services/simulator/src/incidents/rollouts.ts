import { MINUTE_MS } from "../calendar/days.ts";
import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";
import type { Happenings, SimulatedIncident } from "./incident.ts";

/** A deploy without its version. */
export interface Rollout {
  service: string;
  from: number;
  to: number;
  rollback: boolean;
}

/** Minutes that the deploy is before its effect, at least and at most. */
const LEAD = { bad_deploy: [2, 15], tracking_loss: [1, 10] } as const;

function rolloutsOfIncident({ seed }: Plan, it: SimulatedIncident): Rollout[] {
  if (it.kind !== "bad_deploy" && it.kind !== "tracking_loss") return [];
  const random = stream(seed, `${it.key} deploy`);
  const [least, most] = LEAD[it.kind];
  const before = (least + random.below(most - least + 1)) * MINUTE_MS;
  const service = it.truth?.service ?? "storefront";
  // It is finished before its effect: what runs nowhere yet breaks nothing.
  const took = before * (0.4 + 0.5 * random.float());
  const start = it.from - before;
  const faulty = { service, from: start, to: start + Math.floor(took / 1000) * 1000, rollback: false };
  if (it.kind === "tracking_loss") return [faulty];
  const back = it.to - (2 + random.below(5)) * MINUTE_MS;
  return [faulty, { service, from: Math.max(back, faulty.to), to: it.to, rollback: true }];
}

/** The deploys that cause incidents, take them back, or have nothing to do with any. */
export function rolloutsOf(plan: Plan, { incidents = [], coincidences = [] }: Happenings): Rollout[] {
  const harmless = coincidences.filter(({ kind }) => kind === "deploy");
  return [
    ...incidents.flatMap((it) => rolloutsOfIncident(plan, it)),
    ...harmless.map(({ service, from, to }) => ({ service, from, to, rollback: false })),
  ].sort((a, b) => a.from - b.from);
}
