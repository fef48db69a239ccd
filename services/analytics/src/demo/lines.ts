import type { Sql } from "@vigie/db";
import {
  type Plan,
  type SimulatedIncident,
  type SimulatedLine,
  simulateIncidentLines,
  simulateLogs,
} from "@vigie/simulator";
import type { LogStore, NewLine } from "../logs/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { longestLeadMs, readIncidents, type Span, touching } from "./happenings.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { recall: load("recall_lines.sql"), remember: load("remember_lines.sql") };

const atOnce = 2_000;
const longestGapMs = 7 * 86_400_000;

export interface Lines {
  store: LogStore;
  env: string;
  onProgress?: (share: number) => void;
}

const toLine = (it: SimulatedLine, env: string, source: string): NewLine => ({
  ns: `${it.at}000000`,
  service: it.service,
  env,
  level: it.level,
  source,
  line: it.line,
  attributes: {},
});

/** Whether the demo shop's services have written anything yet. */
export async function hasDemoLines(sql: Sql): Promise<boolean> {
  return (await run(sql, statements.recall)).length > 0;
}

async function keepInBatches(
  minutes: Iterable<SimulatedLine[]>,
  span: Span,
  { store, env, onProgress }: Lines,
  source = "demo",
): Promise<number> {
  const length = Math.max(1, span.to.getTime() - span.from.getTime());
  let batch: NewLine[] = [];
  let written = 0;
  for (const minute of minutes) {
    batch.push(...minute.map((it) => toLine(it, env, source)));
    if (batch.length < atOnce) continue;
    await store.keep(batch);
    written += batch.length;
    onProgress?.(((minute[0]?.at ?? 0) - span.from.getTime()) / length);
    batch = [];
  }
  await store.keep(batch);
  return written + batch.length;
}

/** Writes what the demo shop's services wrote since the last time, at most a week. Written again, it changes nothing. */
export async function writeDemoLines(sql: Sql, plan: Plan, now: Date, lines: Lines): Promise<number> {
  const [row] = await run<{ until: string }>(sql, statements.recall);
  const earliest = now.getTime() - longestGapMs;
  const span = { from: new Date(Math.max(earliest, row ? Date.parse(row.until) : earliest)), to: now };
  const incidents = touching(await readIncidents(sql), span);
  const written = await keepInBatches(simulateLogs(plan, span.from, now, { incidents }), span, lines);
  await run(sql, statements.remember, { until: now.toISOString() });
  return written;
}

/**
 * Writes what an incident let the services write where their usual lines are there already; what comes after is written
 * with the usual ones. Its source is its own: Loki refuses lines that are older than others of their stream.
 */
export async function writeIncidentLines(sql: Sql, plan: Plan, it: SimulatedIncident, lines: Lines): Promise<number> {
  const [row] = await run<{ until: string }>(sql, statements.recall);
  if (!row) return 0;
  const span = { from: new Date(it.from - longestLeadMs), to: new Date(row.until) };
  const minutes = simulateIncidentLines(plan, span.from, span.to, { incidents: [it] });
  return keepInBatches(minutes, span, lines, `demo ${it.kind}`);
}
