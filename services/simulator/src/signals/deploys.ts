import { DAY_MS } from "../calendar/days.ts";
import type { Happenings } from "../incidents/incident.ts";
import { type Rollout, rolloutsOf } from "../incidents/rollouts.ts";
import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";
import { SERVICES } from "./services.ts";

export interface SimulatedDeploy {
  service: string;
  version: string;
  started_at: Date;
  finished_at: Date;
  state: "succeeded" | "failed";
  rollback: boolean;
}

const MINUTE_MS = 60_000;
const PER_DAY = 0.12;
const FAILED = 0.04;
const ROLLED_BACK = 0.05;

function usualDeploys(plan: Plan): SimulatedDeploy[] {
  const [first, last] = [Date.parse(plan.start), Date.parse(plan.end)];
  return SERVICES.flatMap(({ name }, index) => {
    const random = stream(plan.seed, "deploys", index);
    const deploys: SimulatedDeploy[] = [];
    let patch = 0;
    for (let day = Math.floor(first / DAY_MS); day * DAY_MS < last; day++) {
      const weekday = new Date(day * DAY_MS).getUTCDay();
      if (weekday === 0 || weekday === 6 || !random.chance(PER_DAY)) continue;
      const start = day * DAY_MS + 9 * 60 * MINUTE_MS + random.below(8 * 60) * MINUTE_MS;
      const finish = start + (2 + random.below(9)) * MINUTE_MS;
      if (start < first || finish >= last) continue;
      const failed = random.chance(FAILED);
      const rollback = !failed && patch > 1 && random.chance(ROLLED_BACK);
      patch += rollback ? -1 : 1;
      deploys.push({
        service: name,
        version: `${2 + Math.floor(patch / 40)}.${Math.floor(patch / 8) % 5}.${patch % 8}`,
        started_at: new Date(start),
        finished_at: new Date(finish),
        state: failed ? "failed" : "succeeded",
        rollback,
      });
    }
    return deploys;
  });
}

const FIRST = "2.0.0";

/** The version that a service had before a rollout; the next one, where it is none back. */
function versionOf({ seed }: Plan, { service, from, rollback }: Rollout, usual: readonly SimulatedDeploy[]): string {
  const before =
    usual.filter((it) => it.service === service && it.started_at.getTime() < from).at(-1)?.version ?? FIRST;
  if (rollback) return before;
  // Usual versions end in 0 to 7.
  const patch = 8 + stream(seed, `version of ${service}`, Math.floor(from / MINUTE_MS)).below(90);
  return before.replace(/\d+$/, String(patch));
}

/** The deploys of incidents and coincidences, oldest first. */
export function simulateIncidentDeploys(
  plan: Plan,
  happenings: Happenings,
  usual: readonly SimulatedDeploy[] = usualDeploys(plan),
): SimulatedDeploy[] {
  return rolloutsOf(plan, happenings).map((it) => ({
    service: it.service,
    version: versionOf(plan, it, usual),
    started_at: new Date(it.from),
    finished_at: new Date(it.to),
    state: "succeeded",
    rollback: it.rollback,
  }));
}

/** Deploys of the shop's services over its whole time: on working days, between nine and five; then those of incidents. */
export function simulateDeploys(plan: Plan, happenings: Happenings = {}): SimulatedDeploy[] {
  const usual = usualDeploys(plan);
  return [...usual, ...simulateIncidentDeploys(plan, happenings, usual)];
}
