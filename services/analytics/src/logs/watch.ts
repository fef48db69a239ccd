import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { type Steps, stepAt } from "../platform/time/steps.ts";
import { type NewSignal, writeSignals } from "../signals/index.ts";
import { type Burst, burstDays, findBursts } from "./bursts.ts";
import { findPatterns, readMany, rememberPatterns, troubled } from "./patterns.ts";
import type { LogSource, VolumeRow } from "./source.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { any: load("any_pattern.sql"), close: load("close_bursts.sql") };

const everything = { services: null, levels: null, envs: null, sources: null, search: undefined };
const stepSeconds = 300;
const stepsADay = 24 * 12;
const patternWindowMs = 3 * 60_000;
const patternLines = 5_000;
const rememberedLines = 50_000;

export function burstSignal({ service, started_at, ended_at, errors, usual }: Burst): NewSignal {
  return {
    kind: "log_burst",
    key: `${service} ${started_at.toISOString()}`,
    title: `${errors.toLocaleString("en-GB")} errors of ${service}`,
    severity: "warning",
    started_at,
    ended_at,
    dimensions: { service },
    detail: { errors, usual_per_step: Math.round(usual * 10) / 10, step_seconds: stepSeconds },
    count: errors,
    source: "logs",
  };
}

function byService(rows: readonly VolumeRow[], steps: Steps): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const row of rows) {
    const of = counts.get(row.service) ?? steps.starts.map(() => 0);
    const step = stepAt(steps, row.at);
    if (step >= 0) of[step] = (of[step] ?? 0) + row.lines;
    counts.set(row.service, of);
  }
  return counts;
}

/** Turns error bursts of the last days into signals. Run again, it says the same. */
export async function watchBursts(sql: Sql, clock: Clock, source: LogSource, days = burstDays): Promise<number> {
  const lookBackSteps = days * stepsADay;
  const end = Math.floor(clock().getTime() / 1_000 / stepSeconds) * stepSeconds * 1_000;
  const starts = Array.from(
    { length: lookBackSteps },
    (_, n) => new Date(end - (lookBackSteps - n) * stepSeconds * 1_000),
  );
  const steps = { seconds: stepSeconds, starts };
  const from = starts[0] ?? new Date(end);
  const rows = await source.volume({ ...everything, levels: ["error", "fatal"], from, to: new Date(end), stepSeconds });
  const bursts = [...byService(rows, steps)].flatMap(([service, counts]) => findBursts(service, counts, steps));
  // One that was under way before the window was written when it began.
  const whole = bursts.filter((it) => it.started_at > from);
  const written = await writeSignals(sql, clock(), whole.map(burstSignal));
  const going = bursts.filter((it) => it.ended_at === null).map((it) => it.service);
  await run(sql, statements.close, { services: going, at: new Date(end) });
  return written.length;
}

/** Remembers the patterns of the newest errors; one never seen before becomes a signal. */
export async function watchPatterns(sql: Sql, clock: Clock, source: LogSource): Promise<number> {
  const now = clock();
  const from = new Date(now.getTime() - patternWindowMs);
  const [memory] = await run<{ any: boolean }>(sql, statements.any);
  const lines = await readMany(source, { ...everything, levels: ["error", "fatal"], from, to: now }, patternLines);
  const found = findPatterns(lines);
  const known = await rememberPatterns(sql, found);
  if (!memory?.any) return 0;
  const news = found.flatMap((it, index): NewSignal[] => {
    const kept = known[index];
    if (!kept?.is_new) return [];
    const title = `New error of ${it.service}: ${it.template.slice(0, 120)}`;
    return [
      {
        kind: "log_pattern",
        key: String(kept.id),
        title,
        severity: "warning",
        started_at: kept.first_seen,
        ended_at: kept.first_seen,
        subject_kind: "log_pattern",
        subject: String(kept.id),
        dimensions: { service: it.service },
        detail: { template: it.template, sample: it.lines[0]?.line.slice(0, 500) ?? "" },
        count: it.lines.length,
        source: "logs",
      },
    ];
  });
  return (await writeSignals(sql, now, news)).length;
}

/** Remembers the patterns of a stretch of time that is known already, so that they are not taken for new. */
export async function rememberRange(sql: Sql, source: LogSource, range: { from: Date; to: Date }): Promise<void> {
  const lines = await readMany(source, { ...everything, levels: [...troubled], ...range }, rememberedLines);
  await rememberPatterns(sql, findPatterns(lines));
}
