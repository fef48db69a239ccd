import type { Clock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import type { Window } from "../platform/http/window.ts";
import { json, type Runner, read, run, statement } from "../platform/sql/index.ts";
import type { ReportedSignal, Severity, Signal, SignalKind, SignalsDoc } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { count: load("count_kinds.sql"), list: load("list.sql"), report: load("report.sql") };

export interface SignalFilter extends Window {
  kinds: SignalKind[] | null;
  minSeverity: Severity;
  silenced: boolean;
  limit: number;
}

/** Signals that touch a stretch of time, the worst first where there are more than asked for. */
export async function readSignals(sql: Runner, clock: Clock, it: SignalFilter): Promise<SignalsDoc> {
  const filter = { from: it.from, to: it.to, min_severity: it.minSeverity, silenced: it.silenced, now: clock() };
  const rows = await read<Signal & { total: number }>(sql, statements.list, {
    ...filter,
    kinds: it.kinds,
    limit: it.limit,
  });
  const kinds = await read<{ kind: string; n: number }>(sql, statements.count, filter);
  return {
    range: { from: it.from.toISOString(), to: it.to.toISOString() },
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    by_kind: Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])),
  };
}

/** A signal as it is written; `subject` names what triage speaks of where that is not the signal itself. */
export interface NewSignal {
  kind: SignalKind;
  key: string;
  title: string;
  severity: Severity;
  started_at: Date | string;
  ended_at: Date | string | null;
  subject_kind?: string;
  subject?: string;
  dimensions?: Record<string, string>;
  detail?: Record<string, unknown>;
  count?: number;
  url?: string | null;
  source: string;
}

export interface Written {
  id: number;
  kind: SignalKind;
  key: string;
}

/** Writes signals by kind and key. Repeated, it changes nothing; corrected, it follows. Answers what changed. */
export async function writeSignals(sql: Runner, at: Date, signals: NewSignal[]): Promise<Written[]> {
  if (signals.length === 0) return [];
  return run<Written>(sql, statements.report, { rows: json(signals), at });
}

/** A change that somebody reports from outside. */
export async function reportSignal(sql: Runner, clock: Clock, it: ReportedSignal, by: string): Promise<Written[]> {
  const ended_at = it.ended_at === undefined ? it.started_at : it.ended_at;
  if (ended_at && new Date(ended_at) < new Date(it.started_at)) throw invalid("ended_at", "is before started_at");
  const { kind, key, title, severity, started_at, dimensions, detail, url } = it;
  return writeSignals(sql, clock(), [
    { kind, key, title, severity, started_at, ended_at, dimensions, detail, url: url ?? null, source: by },
  ]);
}
