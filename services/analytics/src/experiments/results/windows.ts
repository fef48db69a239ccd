import { type Runner, run, statement } from "../../platform/sql/index.ts";
import type { ContaminationDoc, LeaveOut } from "../schema.ts";

const readWindows = statement(import.meta.url, "read_windows.sql");

interface Window {
  kind: LeaveOut;
  subject_kind: string;
  subject: string;
  title: string;
  started_at: Date;
  ended_at: Date;
}

/** What overlapped an experiment, and which of it the plan leaves out. */
export async function contaminationOf(
  sql: Runner,
  range: { from: Date; to: Date },
  rule: readonly LeaveOut[],
): Promise<ContaminationDoc> {
  const rows = await run<Window>(sql, readWindows, range);
  const cut = (at: Date) => new Date(Math.min(Math.max(+at, +range.from), +range.to));
  const windows = rows.map(({ kind, subject_kind, subject, title, started_at, ended_at }) => ({
    kind,
    title,
    subject: { kind: subject_kind, id: subject },
    from: cut(started_at).toISOString(),
    to: cut(ended_at).toISOString(),
    left_out: rule.includes(kind),
  }));
  const left = union(windows.filter((it) => it.left_out).map(({ from, to }) => [Date.parse(from), Date.parse(to)]));
  const length = +range.to - +range.from;
  const share = length > 0 ? left.reduce((sum, [from, to]) => sum + to - from, 0) / length : 0;
  return { rule: [...rule], windows, share_of_time: share };
}

/** Stretches that overlap as one, in order. */
export function union(stretches: readonly (readonly [number, number])[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
