import { type MetricId, metrics } from "../kpis/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import type { Window } from "../platform/http/window.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { iso, isoOrNull } from "../platform/time/iso.ts";
import { nameOf } from "./monitors.ts";
import type { AnomaliesDoc, Anomaly, MonitorsDoc, WatchedDimension } from "./schema.ts";
import { readMonitors } from "./settings.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { list: load("list_anomalies.sql"), states: load("series_states.sql") };

interface Filter extends Partial<Window> {
  incident?: number;
  metric?: string | undefined;
}

type Row = Omit<Anomaly, "name" | "unit">;

/** Anomalies that touch a stretch of time, or those of one incident. */
export async function readAnomalies(sql: Runner, { from, to, incident, metric }: Filter): Promise<Anomaly[]> {
  const rows = await run<Row>(sql, statements.list, {
    from: from ?? null,
    to: to ?? null,
    incident: incident ?? null,
    metric: metric ?? null,
  });
  return rows.map((row) => {
    const { unit } = metrics[row.metric as MetricId];
    const name = nameOf({ metric: row.metric as MetricId, dimension: row.dimension as WatchedDimension });
    return {
      ...row,
      started_at: iso(row.started_at),
      began_by: iso(row.began_by),
      ended_at: isoOrNull(row.ended_at),
      detected_at: iso(row.detected_at),
      name,
      unit,
    };
  });
}

export async function listAnomalies(
  sql: Runner,
  clock: Clock,
  filter: Window & { metric?: string | undefined },
): Promise<AnomaliesDoc> {
  return {
    range: { from: filter.from.toISOString(), to: filter.to.toISOString() },
    rows: await readAnomalies(sql, filter),
    computed_at: clock().toISOString(),
  };
}

interface SeriesState {
  monitor: string;
  series: number;
  learning: number;
  judged_to: string | null;
}

/** What is watched, how, and how far. */
export async function listMonitors(sql: Runner, clock: Clock): Promise<MonitorsDoc> {
  const states = new Map((await run<SeriesState>(sql, statements.states)).map((row) => [row.monitor, row]));
  const rows = (await readMonitors(sql)).map((it) => {
    const state = states.get(it.id);
    return {
      id: it.id,
      metric: it.metric,
      name: nameOf(it),
      unit: metrics[it.metric].unit,
      dimension: it.dimension,
      settings: it.settings,
      changed: it.changed,
      series: state?.series ?? 0,
      learning: state?.learning ?? 0,
      judged_to: state?.judged_to ?? null,
    };
  });
  return { rows, computed_at: clock().toISOString() };
}
