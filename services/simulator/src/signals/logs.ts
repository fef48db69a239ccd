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

const MINUTE_MS = 60_000;

/** Traffic by hour of the day in UTC, 1 on average. */
const HOURS = [
  0.3, 0.2, 0.15, 0.15, 0.2, 0.4, 0.7, 0.9, 1.1, 1.2, 1.3, 1.3, 1.4, 1.3, 1.2, 1.2, 1.2, 1.3, 1.5, 1.7, 1.8, 1.6, 1.1,
  0.6,
];

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

/** What the shop's services wrote in one minute. */
function minuteOf(plan: Plan, minute: number): SimulatedLine[] {
  const random = stream(plan.seed, "log lines", minute);
  const hour = Math.floor(minute / 60) % 24;
  const lines = SERVICES.flatMap(({ name, lines: kinds }) =>
    kinds.flatMap((kind) => {
      const rate = kind.perMinute * (HOURS[hour] ?? 1) * troubleAt(plan, name, kind.level, minute * MINUTE_MS);
      return Array.from({ length: poisson(random, rate) }, () =>
        toLine(name, kind, minute * MINUTE_MS + random.below(MINUTE_MS), random),
      );
    }),
  );
  return lines.sort((a, b) => a.at - b.at);
}

/** Log lines of the shop's services in a stretch of time. A minute's lines are the same whenever they are asked for. */
export function* simulateLogs(plan: Plan, from: Date, to: Date): Generator<SimulatedLine[]> {
  const first = Math.floor(from.getTime() / MINUTE_MS);
  for (let minute = first; minute * MINUTE_MS < to.getTime(); minute++) {
    const lines = minuteOf(plan, minute).filter(({ at }) => at >= from.getTime() && at < to.getTime());
    if (lines.length > 0) yield lines;
  }
}
