import { DAY_MS, HOUR_MS, MINUTE_MS } from "../calendar/days.ts";
import type { Plan } from "../plan.ts";
import { requirePositive } from "../random/check.ts";
import { poisson } from "../random/poisson.ts";
import { type Random, stream } from "../random/random.ts";
import { SERVICES } from "../signals/services.ts";
import { type Coincidence, INCIDENT_KINDS, type IncidentKind, type SimulatedIncident } from "./incident.ts";
import { makeIncident } from "./make.ts";

export interface ScheduleOptions {
  seed: number;
  from: number;
  to: number;
}

export interface IncidentOptions extends ScheduleOptions {
  /** Which ones, each in its turn; by default all. */
  kinds?: readonly IncidentKind[];
  perWeek?: number;
  /** What the usual sizes are multiplied by. */
  size?: number;
}

const GAP_MS = 36 * HOUR_MS;
const EARLIEST_MS = 7 * HOUR_MS;
const DAYTIME_MINUTES = 15 * 60;

/** A schedule of incidents within [from, to), at least 36 hours between them. */
export function planIncidents(
  plan: Plan,
  { seed, from, to, kinds = INCIDENT_KINDS, perWeek = 2, size = 1 }: IncidentOptions,
): SimulatedIncident[] {
  requirePositive("perWeek", perWeek);
  requirePositive("size", size);
  const random = stream(seed, "incidents");
  const slot = (7 * DAY_MS) / perWeek;
  const incidents: SimulatedIncident[] = [];
  let turns: IncidentKind[] = [];
  let free = from;
  for (let n = 0; kinds.length > 0; n++) {
    if (turns.length === 0) turns = shuffled(random, kinds);
    const kind = turns.pop() ?? "unexplained";
    const begin = startAfter(random, Math.max(free, from + (n + 0.7 * random.float()) * slot));
    const end = begin + lengthOf(random, kind);
    if (end > to) return incidents;
    const usual = makeIncident(plan, { kind, seed, from: begin, to: end });
    incidents.push(makeIncident(plan, { kind, seed, from: begin, to: end, size: usual.size * size }));
    free = end + GAP_MS;
  }
  return incidents;
}

/** A minute between 07:00 and 22:00 UTC, the first such day on which one drawn is not too early. */
function startAfter(random: Random, earliest: number): number {
  for (let day = Math.floor(earliest / DAY_MS); ; day++) {
    const start = day * DAY_MS + EARLIEST_MS + random.below(DAYTIME_MINUTES) * MINUTE_MS;
    if (start >= earliest) return start;
  }
}

function lengthOf(random: Random, kind: IncidentKind): number {
  const hours = kind === "stock_out" ? 24 + 48 * random.float() : 3 + 7 * random.float();
  return Math.round(hours * 60) * MINUTE_MS;
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const order = items.map((item) => ({ item, at: random.float() }));
  return order.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

const PER_DAY = { deploy: 0.7, log_burst: 0.25, falco: 0.5 } as const;
const AT_WORK = 0.9;

/** Deploys, error bursts and alerts that mean nothing, at the rates that shops know. */
export function planCoincidences(plan: Plan, { seed, from, to }: ScheduleOptions): Coincidence[] {
  const random = stream(seed, "coincidences", plan.seed);
  const found: Coincidence[] = [];
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
    for (const kind of ["deploy", "log_burst", "falco"] as const) {
      const count = poisson(random, PER_DAY[kind]);
      for (let n = 0; n < count; n++) found.push(drawCoincidence(random, kind, day));
    }
  }
  return found.filter((it) => it.from >= from && it.to <= to).sort((a, b) => a.from - b.from);
}

function drawCoincidence(random: Random, kind: Coincidence["kind"], day: number): Coincidence {
  const begin = kind === "deploy" ? deployTime(random, day) : day * DAY_MS + random.below(24 * 60) * MINUTE_MS;
  const minutes = kind === "deploy" ? 2 + random.below(9) : kind === "log_burst" ? 10 + random.below(36) : 1;
  return { kind, service: random.pick(SERVICES).name, from: begin, to: begin + minutes * MINUTE_MS };
}

/** On working days between nine and five; now and then when it cannot wait. */
function deployTime(random: Random, day: number): number {
  const weekday = new Date(day * DAY_MS).getUTCDay();
  const working = weekday !== 0 && weekday !== 6;
  if (!random.chance(AT_WORK)) return day * DAY_MS + random.below(24 * 60) * MINUTE_MS;
  // What would fall on a weekend waits for Monday.
  const at = working ? day : day + (weekday === 6 ? 2 : 1);
  return at * DAY_MS + 9 * HOUR_MS + random.below(8 * 60) * MINUTE_MS;
}
