import { json, type Runner, run, statement } from "../platform/sql/index.ts";
import { type Steps, stepAt } from "../platform/time/steps.ts";
import type { TriageState } from "../triage/schema.ts";
import type { LogLevel, LogLine, LogPattern } from "./schema.ts";
import type { LogFilter, LogSource } from "./source.ts";
import { templateOf } from "./template.ts";

const keepPatterns = statement(import.meta.url, "keep_patterns.sql");
/** Lines of these levels have patterns unless others are asked for. */
export const troubled: readonly LogLevel[] = ["fatal", "error", "warn"];
const page = 2_000;

export interface Found {
  service: string;
  level: LogLevel;
  template: string;
  lines: LogLine[];
}

/** Groups lines by what they have in common. */
export function findPatterns(lines: readonly LogLine[]): Found[] {
  const groups = new Map<string, Found>();
  for (const line of lines) {
    const template = templateOf(line.message);
    const key = JSON.stringify([line.service, line.level, template]);
    const group = groups.get(key) ?? { service: line.service, level: line.level, template, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.lines.length - a.lines.length);
}

/** Reads up to `most` of the newest lines of a range, a page at a time. */
export async function readMany(
  source: LogSource,
  it: LogFilter & { from: Date; to: Date },
  most: number,
): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for (let before: string | undefined; lines.length < most; ) {
    const limit = Math.min(page, most - lines.length);
    const next = await source.lines({ ...it, limit, before });
    lines.push(...next);
    if (next.length < limit) break;
    before = next.at(-1)?.id;
  }
  return lines;
}

interface Kept {
  id: number;
  service: string;
  level: LogLevel;
  template: string;
  first_seen: Date;
  is_new: boolean;
  triage: TriageState | null;
}

const earliest = (lines: readonly LogLine[]) => lines.reduce((at, it) => (it.at < at ? it.at : at), lines[0]?.at ?? "");
const newest = (lines: readonly LogLine[]) =>
  lines.reduce((last, it) => (it.at > last.at ? it : last), lines[0] as LogLine);

/** Remembers patterns. Answers what is known of each, in the order given. */
export async function rememberPatterns(sql: Runner, found: readonly Found[]): Promise<(Kept | undefined)[]> {
  if (found.length === 0) return [];
  const rows = found.map(({ lines, ...it }) => ({
    ...it,
    first_seen: earliest(lines),
    last_seen: newest(lines).at,
    sample: newest(lines).line.slice(0, 2_000),
  }));
  const kept = await run<Kept>(sql, keepPatterns, { rows: json(rows) });
  const keyOf = (it: { service: string; level: string; template: string }) =>
    JSON.stringify([it.service, it.level, it.template]);
  const known = new Map(kept.map((row) => [keyOf(row), row]));
  return found.map((it) => known.get(keyOf(it)));
}

/** A pattern as the page shows it. */
export function toPattern(it: Found, known: Kept, steps: Steps, from: Date): LogPattern {
  const counts = steps.starts.map(() => 0);
  for (const line of it.lines) {
    const step = stepAt(steps, new Date(line.at));
    if (step >= 0) counts[step] = (counts[step] ?? 0) + 1;
  }
  const last = newest(it.lines);
  return {
    id: String(known.id),
    service: it.service,
    level: it.level,
    template: it.template,
    count: it.lines.length,
    first_seen: known.first_seen.toISOString(),
    last_seen: last.at,
    is_new: known.first_seen >= from,
    sample: last.line.slice(0, 2_000),
    counts,
    triage: known.triage,
  };
}
