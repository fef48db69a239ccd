import type { Sql } from "@vigie/db";
import { monitorFor, readAnomalies, readHistory, toHour } from "../anomalies/index.ts";
import { type MetricId, readState } from "../kpis/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { json, type Runner, run, statement, transaction } from "../platform/sql/index.ts";
import { isoOrNull } from "../platform/time/iso.ts";
import { findCauses } from "./causes.ts";
import { readContributions } from "./contributions.ts";
import { digestOf, questionOf, scopeOf, severityOf, whereOf } from "./describe.ts";
import { type Group, groupAnomalies, leadOf, titleOf } from "./group.ts";
import { moneyAtStake } from "./money.ts";
import type { MoneyAtStake } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  assign: load("assign_anomalies.sql"),
  attacked: load("attacked_hours.sql"),
  event: load("add_event.sql"),
  forget: load("forget_incidents.sql"),
  known: load("known_incidents.sql"),
  state: load("sync_state.sql"),
  remember: load("remember_sync.sql"),
  write: load("write_incident.sql"),
};

/** Signals that come late are still heard this long after an incident's end. */
const listenMs = 48 * 3_600_000;

interface Known {
  id: number;
  digest: string;
  monitor: string;
  started_at: string;
  ended_at: string | null;
  /** Some of its anomalies are still found. */
  held: boolean;
}

/** Revenue of the slice that is hit: what was expected less what came, with the orders of an attack and without. */
async function readMoney(sql: Runner, group: Group, now: Date): Promise<{ money: MoneyAtStake; clean: MoneyAtStake }> {
  const from = toHour(group.startedAt);
  const to = toHour(group.endedAt ?? now.getTime());
  const { dimension, value } = scopeOf(group);
  const monitor = monitorFor("gross_revenue", dimension);
  const besides = [{ kind: "incident" as const, verdict: null, country: null, series: [], from, to }];
  const [histories, { minorUnits }] = [
    await readHistory(sql, { monitor, value, from, to, besides }),
    await readState(sql),
  ];
  const marked = await run<{ hour: number; currency: string; gross: number }>(sql, statements.attacked, {
    from: new Date(group.startedAt),
    to: new Date(group.endedAt ?? now.getTime()),
    dimension,
    value,
  });
  const parts = histories.map(({ currency, hours }) => ({ currency, hours, minorUnits: minorUnits[currency] ?? 100 }));
  const without = parts.map((part) => ({
    ...part,
    hours: part.hours.map((it) => {
      const attack = marked.filter((row) => row.hour === it.hour && row.currency === part.currency);
      return { ...it, value: it.value - attack.reduce((sum, row) => sum + row.gross, 0) };
    }),
  }));
  return { money: moneyAtStake(parts, to - from), clean: moneyAtStake(without, to - from) };
}

/** Everything that is said of an incident, from its anomalies, the figures and the signals. */
async function describe(sql: Runner, group: Group, now: Date) {
  const lead = leadOf(group);
  const { minorUnits } = await readState(sql);
  const contributions = await readContributions(sql, {
    metric: lead.metric as MetricId,
    from: new Date(group.startedAt),
    to: new Date(group.endedAt ?? toHour(now.getTime()) * 3_600_000),
    minorUnits: minorUnits[lead.currency ?? ""] ?? 100,
  });
  const dimensions = whereOf(lead, contributions);
  const { money, clean } = await readMoney(sql, group, now);
  const causes = await findCauses(sql, questionOf(group, dimensions));
  return { lead, contributions, dimensions, money, clean, causes };
}

async function write(sql: Sql, group: Group, known: Known | undefined, now: Date): Promise<number> {
  const { lead, contributions, dimensions, money, clean, causes } = await describe(sql, group, now);
  const ended = group.endedAt === null ? null : new Date(group.endedAt);
  const detected = group.anomalies.map((it) => it.detected_at).toSorted()[0] ?? lead.detected_at;
  return transaction(sql, async (tx) => {
    const [row] = await run<{ id: number }>(tx, statements.write, {
      id: known?.id ?? null,
      title: titleOf(lead),
      severity: severityOf(lead, money),
      started_at: new Date(group.startedAt),
      ended_at: ended,
      detected_at: detected,
      monitor: lead.monitor,
      metric: lead.metric,
      dimension: lead.dimension,
      value: lead.value,
      currency: lead.currency ?? "",
      change: lead.change,
      dimensions: json(dimensions),
      money: json(money),
      clean_money: json(clean),
      causes: json(causes),
      contributions: json(contributions),
      digest: digestOf(group),
      at: now,
    });
    const id = row?.id ?? 0;
    await run(tx, statements.assign, { incident: id, anomalies: group.anomalies.map((it) => it.id) });
    const event = (kind: string, at: Date | string, text: string) =>
      run(tx, statements.event, { incident: id, kind, at, text });
    if (!known) await event("detected", detected, titleOf(lead));
    if (ended && isoOrNull(known?.ended_at ?? null) !== ended.toISOString())
      await event("ended", ended, "Figures are back in their bands.");
    if (!ended && known?.ended_at) await event("reopened", now, "It began again before two hours had passed.");
    return id;
  });
}

/** Found anew with another begin, an anomaly loses its incident: the one of the same figure and time goes on, and its links hold. */
function adopt(group: Group, orphans: Set<Known>): Known | undefined {
  const ended = group.endedAt ?? Number.POSITIVE_INFINITY;
  const own = [...orphans].find(
    ({ monitor, started_at, ended_at }) =>
      group.anomalies.some((it) => it.monitor === monitor) &&
      Date.parse(started_at) < ended &&
      (ended_at === null || Date.parse(ended_at) > group.startedAt),
  );
  if (own) orphans.delete(own);
  return own;
}

export interface SyncResult {
  written: number;
  dropped: number;
  open: number;
}

/** Joins anomalies to incidents and brings what is said of them up to date. Does nothing where nothing changed. */
export async function syncIncidents(sql: Sql, clock: Clock): Promise<SyncResult | undefined> {
  const now = clock();
  const [state] = await run<{ now: string; before: string | null }>(sql, statements.state);
  if (!state || state.now === state.before) return undefined;
  const groups = groupAnomalies(await readAnomalies(sql, {}));
  const rows = await run<Known>(sql, statements.known);
  const known = new Map(rows.map((row) => [row.id, row]));
  const orphans = new Set(rows.filter(({ held }) => !held));
  let written = 0;
  for (const group of groups) {
    const ids = group.anomalies.flatMap((it) => (it.incident_id === null ? [] : [it.incident_id]));
    const own = ids.length > 0 ? known.get(Math.min(...ids)) : adopt(group, orphans);
    const isPast = group.endedAt !== null && now.getTime() - group.endedAt > listenMs;
    if (own && isPast && own.digest === digestOf(group)) continue;
    await write(sql, group, own, now);
    written++;
  }
  const dropped = await run(sql, statements.forget);
  await run(sql, statements.remember, { state: json(state.now) });
  return { written, dropped: dropped.length, open: groups.filter((it) => it.endedAt === null).length };
}
