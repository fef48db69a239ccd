import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import type { Window } from "../platform/http/window.ts";
import type { Runner } from "../platform/sql/index.ts";
import { stepAt, stepsOf } from "../platform/time/steps.ts";
import { LokiAway, LokiRefused } from "./loki.ts";
import { findPatterns, readMany, rememberPatterns, toPattern, troubled } from "./patterns.ts";
import type { LogLevel, LogPatternsDoc, LogsDoc, LogVolumeDoc } from "./schema.ts";
import type { LogFilter, VolumeRow } from "./source.ts";
import type { LogStore } from "./store.ts";

export interface LogQuestion extends LogFilter, Window {}

const volumeSteps = 72;
const patternSteps = 24;
const patternLines = 20_000;
const shownPatterns = 200;

/**
 * A log source that is away is a state to be shown, not a fault of the question: the answer is `otherwise`, and its state
 * says why. Anything else that the source says is the question's fault.
 */
async function answered<Result>(ask: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof LokiAway) return otherwise;
    if (error instanceof LokiRefused)
      throw new VigieError("invalid_input", `Loki refused the question: ${error.message}`);
    throw error;
  }
}

const noLabels = { service: [], level: [], env: [], source: [] };

const rangeOf = ({ from, to }: Window) => ({ from: from.toISOString(), to: to.toISOString() });

/** Log lines, newest first; with `after` those that came since, oldest first. */
export async function readLines(
  store: LogStore,
  it: LogQuestion & { limit: number; before?: string | undefined; after?: string | undefined },
): Promise<LogsDoc> {
  const rows = await answered(() => store.source.lines(it), []);
  const last = it.after === undefined && rows.length === it.limit ? rows.at(-1) : undefined;
  return { range: rangeOf(it), rows, next_cursor: last?.id ?? null, state: await store.state() };
}

const isTrouble = (level: LogLevel) => level === "error" || level === "fatal";
const plural = (n: number, noun: string) => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

export function sentenceOf(rows: readonly VolumeRow[]): string {
  const sum = (of: readonly VolumeRow[]) => of.reduce((total, row) => total + row.lines, 0);
  const lines = sum(rows);
  if (lines === 0) return "No lines in this range.";
  const errors = rows.filter((row) => isTrouble(row.level));
  if (errors.length === 0) return `${plural(lines, "line")}, none of them an error.`;
  const total = sum(errors);
  const [worst] = [...Map.groupBy(errors, (row) => row.service)]
    .map(([service, of]) => ({ service, n: sum(of) }))
    .sort((a, b) => b.n - a.n);
  const whose = worst?.n === total ? (total === 1 ? "of" : "all of them of") : "most of them of";
  return `${plural(total, "error")} in ${plural(lines, "line")}, ${whose} ${worst?.service}.`;
}

/** How many lines of which service and level, over time. */
export async function readVolume(store: LogStore, it: LogQuestion): Promise<LogVolumeDoc> {
  const steps = stepsOf(it, volumeSteps);
  const from = steps.starts[0] ?? it.from;
  const to = new Date(from.getTime() + steps.starts.length * steps.seconds * 1_000);
  const rows = await answered(() => store.source.volume({ ...it, from, to, stepSeconds: steps.seconds }), []);
  const options = await answered(() => store.source.labels({ from, to }), noLabels);
  const series = [...Map.groupBy(rows, (row) => JSON.stringify([row.service, row.level])).values()].map((members) => {
    const counts = steps.starts.map(() => 0);
    for (const row of members) {
      const step = stepAt(steps, row.at);
      if (step >= 0) counts[step] = (counts[step] ?? 0) + row.lines;
    }
    const total = members.reduce((sum, row) => sum + row.lines, 0);
    return { service: members[0]?.service ?? "", level: members[0]?.level ?? "unknown", counts, total };
  });
  const lines = series.reduce((sum, row) => sum + row.total, 0);
  const errors = series.filter((row) => isTrouble(row.level)).reduce((sum, row) => sum + row.total, 0);
  const state = await store.state();
  return {
    sentence: state.reachable ? sentenceOf(rows) : "Loki does not answer.",
    range: rangeOf(it),
    step_seconds: steps.seconds,
    steps: steps.starts.map((at) => at.toISOString()),
    series: series.sort((a, b) => b.total - a.total),
    totals: { lines, errors, services: new Set(series.map((row) => row.service)).size },
    options,
    state,
  };
}

/** What lines have in common, the commonest first; of warnings and errors unless other levels are asked for. */
export async function readPatterns(
  sql: Runner,
  clock: Clock,
  store: LogStore,
  it: LogQuestion,
): Promise<LogPatternsDoc> {
  const filter = { ...it, levels: it.levels ?? [...troubled] };
  const steps = stepsOf(it, patternSteps);
  const lines = await answered(() => readMany(store.source, filter, patternLines), []);
  const found = findPatterns(lines).slice(0, shownPatterns);
  const known = await rememberPatterns(sql, found);
  const rows = found.flatMap((pattern, index) => {
    const memory = known[index];
    return memory ? [toPattern(pattern, memory, steps, it.from)] : [];
  });
  const lines_in_range = lines.length < patternLines ? lines.length : await countLines(store, filter, clock);
  return { range: rangeOf(it), rows, lines_read: lines.length, lines_in_range, state: await store.state() };
}

async function countLines(store: LogStore, it: LogQuestion, clock: Clock): Promise<number> {
  const { seconds, starts } = stepsOf(it, 1);
  const from = starts[0] ?? it.from;
  const to = new Date(Math.max(from.getTime() + starts.length * seconds * 1_000, clock().getTime()));
  const rows = await answered(() => store.source.volume({ ...it, from, to, stepSeconds: seconds }), []);
  return rows.reduce((sum, row) => sum + row.lines, 0);
}
