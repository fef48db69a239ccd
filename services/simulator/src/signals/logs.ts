import { type Complaint, complaintsOf } from "../incidents/complaints.ts";
import type { Happenings } from "../incidents/incident.ts";
import type { Plan } from "../plan.ts";
import { poisson } from "../random/poisson.ts";
import { type Random, stream } from "../random/random.ts";
import { type LineKind, type LineLevel, SERVICES } from "./services.ts";
import { troubleAt } from "./trouble.ts";

export interface SimulatedLine {
  /** Milliseconds since 1970. */
  at: number;
  service: string;
  level: LineLevel;
  line: string;
}

export interface ErrorOptions extends Happenings {
  /** A multiple of 60. */
  stepSeconds?: number;
}

/** Error lines of each service, in whole steps since 1970. */
export interface ErrorCounts {
  seconds: number;
  starts: Date[];
  services: Map<string, number[]>;
}

const MINUTE_MS = 60_000;

/** Traffic by hour of the day in UTC, 1 on average. */
const HOURS = [
  0.3, 0.2, 0.15, 0.15, 0.2, 0.4, 0.7, 0.9, 1.1, 1.2, 1.3, 1.3, 1.4, 1.3, 1.2, 1.2, 1.2, 1.3, 1.5, 1.7, 1.8, 1.6, 1.1,
  0.6,
];

const trafficAt = (minute: number) => HOURS[Math.floor(minute / 60) % 24] ?? 1;

function fill(text: string, random: Random): string {
  const number = (low: number, high: number) => String(low + random.below(high - low));
  return text
    .replace("{id}", () => `D-${number(100_000, 999_999)}`)
    .replace("{sku}", () => `P${number(1_000, 2_000)}`)
    .replace("{ms}", () => number(8, 900))
    .replace("{n}", () => number(1, 40));
}

function toLine(service: string, { level, text }: LineKind, at: number, random: Random): SimulatedLine {
  const fields = { level, msg: fill(text, random), request_id: random.uint32().toString(16).padStart(8, "0") };
  return { at, service, level, line: JSON.stringify(fields) };
}

/** How many 32-bit numbers making one line takes: its second, its places for numbers, its request. */
const drawsOf = ({ text }: LineKind) =>
  2 + 2 * ["{id}", "{sku}", "{ms}", "{n}"].filter((place) => text.includes(place)).length + 1;

const usualKinds = SERVICES.flatMap(({ name, lines }) =>
  lines.map((kind) => ({ service: name, kind, draws: drawsOf(kind) })),
);

const usualStream = ({ seed }: Plan, minute: number) => stream(seed, "log lines", minute);
const usualRate = (plan: Plan, service: string, { perMinute, level }: LineKind, minute: number) =>
  perMinute * trafficAt(minute) * troubleAt(plan, service, level, minute * MINUTE_MS);

const lasts = ({ from, to }: Complaint, minute: number) => from < (minute + 1) * MINUTE_MS && to > minute * MINUTE_MS;
const complaintStream = ({ seed }: Plan, { key }: Complaint, minute: number) => stream(seed, key, minute);

const linesOf = (service: string, kind: LineKind, minute: number, count: number, random: Random) =>
  Array.from({ length: count }, () => toLine(service, kind, minute * MINUTE_MS + random.below(MINUTE_MS), random));

function usualOf(plan: Plan, minute: number): SimulatedLine[] {
  const random = usualStream(plan, minute);
  return usualKinds.flatMap(({ service, kind }) =>
    linesOf(service, kind, minute, poisson(random, usualRate(plan, service, kind, minute)), random),
  );
}

function complained(plan: Plan, minute: number, complaints: readonly Complaint[]): SimulatedLine[] {
  return complaints
    .filter((it) => lasts(it, minute))
    .flatMap((it) => {
      const random = complaintStream(plan, it, minute);
      return linesOf(it.service, it.kind, minute, poisson(random, it.kind.perMinute * trafficAt(minute)), random);
    });
}

function* inRange(from: Date, to: Date, linesAt: (minute: number) => SimulatedLine[]): Generator<SimulatedLine[]> {
  const first = Math.floor(from.getTime() / MINUTE_MS);
  for (let minute = first; minute * MINUTE_MS < to.getTime(); minute++) {
    const lines = linesAt(minute).filter(({ at }) => at >= from.getTime() && at < to.getTime());
    if (lines.length > 0) yield lines.sort((a, b) => a.at - b.at);
  }
}

/** Log lines of the shop's services in a stretch of time. A minute's lines are the same whenever they are asked for. */
export function simulateLogs(
  plan: Plan,
  from: Date,
  to: Date,
  happenings: Happenings = {},
): Generator<SimulatedLine[]> {
  const complaints = complaintsOf(plan, happenings);
  return inRange(from, to, (minute) => [...usualOf(plan, minute), ...complained(plan, minute, complaints)]);
}

/** Of these lines those that incidents and coincidences added. */
export function simulateIncidentLines(
  plan: Plan,
  from: Date,
  to: Date,
  happenings: Happenings,
): Generator<SimulatedLine[]> {
  const complaints = complaintsOf(plan, happenings);
  return inRange(from, to, (minute) => complained(plan, minute, complaints));
}

type Note = (service: string, minute: number, errors: number) => void;

/** Draws what `minuteOf` draws and makes no line of it. */
function countUsual(plan: Plan, minute: number, note: Note): void {
  const random = usualStream(plan, minute);
  for (const { service, kind, draws } of usualKinds) {
    const count = poisson(random, usualRate(plan, service, kind, minute));
    if (count > 0 && kind.level === "error") note(service, minute, count);
    for (let left = count * draws; left > 0; left--) random.uint32();
  }
}

function countComplaint(plan: Plan, it: Complaint, first: number, last: number, note: Note): void {
  if (it.kind.level !== "error") return;
  for (let minute = Math.max(first, Math.floor(it.from / MINUTE_MS)); minute < last && lasts(it, minute); minute++) {
    const count = poisson(complaintStream(plan, it, minute), it.kind.perMinute * trafficAt(minute));
    if (count > 0) note(it.service, minute, count);
  }
}

/** How many error lines `simulateLogs` has in each whole step within [from, to), exactly, without making the lines. */
export function simulateErrors(plan: Plan, from: Date, to: Date, options: ErrorOptions = {}): ErrorCounts {
  const { stepSeconds = 300 } = options;
  const step = stepSeconds * 1_000;
  const begin = Math.ceil(from.getTime() / step) * step;
  const length = Math.max(0, Math.floor((to.getTime() - begin) / step));
  const starts = Array.from({ length }, (_, n) => new Date(begin + n * step));
  const services = new Map(SERVICES.map(({ name }) => [name, new Array<number>(length).fill(0)]));
  const note: Note = (service, minute, errors) => {
    const counts = services.get(service);
    const at = Math.floor((minute * MINUTE_MS - begin) / step);
    if (counts) counts[at] = (counts[at] ?? 0) + errors;
  };
  const [first, last] = [begin / MINUTE_MS, (begin + length * step) / MINUTE_MS];
  for (let minute = first; minute < last; minute++) countUsual(plan, minute, note);
  for (const it of complaintsOf(plan, options)) countComplaint(plan, it, first, last, note);
  return { seconds: stepSeconds, starts, services };
}
