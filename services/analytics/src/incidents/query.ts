import { describeMetric, type MetricId } from "../kpis/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import type { Window } from "../platform/http/window.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { iso, isoOrNull } from "../platform/time/iso.ts";
import type { TriageState } from "../triage/schema.ts";
import { likeliest } from "./evidence.ts";
import type { CausesDoc, ContributionsDoc, Incident, IncidentsDoc, MoneyAtStake } from "./schema.ts";
import { listSentence } from "./words.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { list: load("list.sql"), judgedTo: load("judged_to.sql") };

export interface IncidentRow {
  id: number;
  title: string;
  severity: Incident["severity"];
  started_at: string;
  ended_at: string | null;
  detected_at: string;
  monitor: string;
  metric: string;
  dimension: string;
  value: string;
  currency: string;
  change: number;
  dimensions: Record<string, string>;
  money: MoneyAtStake;
  clean_money: MoneyAtStake;
  causes: CausesDoc;
  contributions: ContributionsDoc | null;
  anomalies: number;
  triage: TriageState | null;
}

export function toIncident(row: IncidentRow): Incident {
  const first = likeliest(row.causes.causes);
  const { id, title, severity, started_at, ended_at, detected_at, dimensions, change, anomalies, money, triage } = row;
  return {
    id,
    title,
    state: ended_at === null ? "open" : "ended",
    severity,
    started_at,
    ended_at,
    detected_at,
    metric: describeMetric(row.metric as MetricId),
    dimensions,
    change,
    anomalies,
    money,
    cause: first
      ? {
          signal_id: first.signal.id,
          kind: first.signal.kind,
          title: first.signal.title,
          adjusted_p: first.adjusted_p,
        }
      : null,
    subject: { kind: "incident", id: String(id) },
    triage,
  };
}

interface Filter extends Partial<Window> {
  id?: number;
  state?: "open" | "ended" | undefined;
}

export async function readRows(sql: Runner, { from, to, id, state }: Filter): Promise<IncidentRow[]> {
  const filter = { from: from ?? null, to: to ?? null, id: id ?? null, state: state ?? null };
  const rows = await run<IncidentRow>(sql, statements.list, filter);
  return rows.map((row) => ({
    ...row,
    started_at: iso(row.started_at),
    ended_at: isoOrNull(row.ended_at),
    detected_at: iso(row.detected_at),
  }));
}

const amountOf = ({ money }: Incident): number => ("value" in money ? money.value : Number.NEGATIVE_INFINITY);

/** All of them together. Two that touch each other's hours would count them twice, so the larger stands for both. */
export function moneyOfAll(incidents: readonly Incident[], now: Date): MoneyAtStake {
  const counted: Incident[] = [];
  const span = (it: Incident) =>
    [Date.parse(it.started_at), it.ended_at ? Date.parse(it.ended_at) : now.getTime()] as const;
  for (const it of incidents.toSorted((a, b) => amountOf(b) - amountOf(a))) {
    const [from, to] = span(it);
    if (counted.some((other) => span(other)[0] < to && span(other)[1] > from)) continue;
    if ("value" in it.money) counted.push(it);
  }
  const sums = counted.flatMap(({ money }) => ("value" in money ? [money] : []));
  const [first] = sums;
  if (!first) return { reason: "not_enough_data", detail: "Of no incident in this range is known what it cost." };
  const currencies = [...new Set(sums.map((it) => it.currency))].sort();
  if (currencies.length > 1)
    return { reason: "mixed_currencies", detail: `${currencies.join(" and ")} do not add up.` };
  const value = sums.reduce((sum, it) => sum + it.value, 0);
  // Incidents that do not overlap are independent: their variances add up.
  const half = Math.sqrt(sums.reduce((sum, it) => sum + ((it.high - it.low) / 2) ** 2, 0));
  const n = sums.reduce((sum, it) => sum + it.n, 0);
  return { value, low: value - half, high: value + half, currency: first.currency, n };
}

/** The Incidents page: by money at stake, the most first. */
export async function readIncidents(
  sql: Runner,
  clock: Clock,
  { limit, state, ...window }: Window & { limit: number; state?: "open" | "ended" | undefined },
): Promise<IncidentsDoc> {
  const now = clock();
  const all = (await readRows(sql, window)).map(toIncident);
  const shown = all.filter((it) => !state || it.state === state);
  const [judged] = await run<{ judged_to: string | null }>(sql, statements.judgedTo);
  const judgedTo = isoOrNull(judged?.judged_to ?? null);
  const open = all.filter((it) => it.state === "open");
  return {
    sentence: listSentence(all, judgedTo),
    range: { from: window.from.toISOString(), to: window.to.toISOString() },
    tiles: {
      open: open.length,
      unacknowledged: open.filter(({ triage }) => !triage?.acknowledged_at && !triage?.verdict).length,
      ended: all.length - open.length,
      explained: all.filter((it) => it.cause !== null).length,
    },
    money: moneyOfAll(all, now),
    rows: shown.toSorted((a, b) => amountOf(b) - amountOf(a) || b.id - a.id).slice(0, limit),
    total: shown.length,
    looked_at: judgedTo,
    computed_at: now.toISOString(),
  };
}
