import { monitorFor, readAnomalies, readBands, toHour } from "../anomalies/index.ts";
import type { Anomaly, BandsDoc, WatchedDimension } from "../anomalies/schema.ts";
import { describeMetric, type MetricId } from "../kpis/index.ts";
import { type LogStore, readLines, readVolume } from "../logs/index.ts";
import { readNotifications } from "../notifications/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { readSignals } from "../signals/index.ts";
import { readEvents } from "../triage/index.ts";
import { likeliest } from "./evidence.ts";
import { type IncidentRow, readRows, toIncident } from "./query.ts";
import type { IncidentDoc } from "./schema.ts";
import { type OwnEvent, timelineOf } from "./timeline.ts";
import { incidentSentence } from "./words.ts";

const ownEvents = statement(import.meta.url, "own_events.sql");

const hourMs = 3_600_000;
const before = 24 * hourMs;
const after = 6 * hourMs;
/** Lines of the begin are shown: what came later repeats them. */
const firstMinutes = 15;
const shownLines = 50;
const shownSignals = 500;

interface Window {
  from: Date;
  to: Date;
}

const startOf = (row: IncidentRow) => new Date(row.started_at);
const endOf = (row: IncidentRow, now: Date) => (row.ended_at === null ? now : new Date(row.ended_at));

export async function requireIncident(sql: Runner, id: number): Promise<IncidentRow> {
  const [row] = await readRows(sql, { id });
  if (row) return row;
  throw new VigieError("not_found", `There is no incident ${id}.`);
}

/** The hours of a metric where the incident is, learnt without it. */
async function bands(sql: Runner, clock: Clock, row: IncidentRow, window: Window, metric: MetricId): Promise<BandsDoc> {
  const monitor = monitorFor(metric, row.dimension as WatchedDimension);
  const [from, to] = [toHour(startOf(row)), toHour(endOf(row, clock()))];
  const besides = [{ kind: "incident" as const, verdict: null, country: null, series: [], from, to }];
  return readBands(sql, clock, { monitor, value: row.value, ...window, besides });
}

async function errorsOf(store: LogStore, window: Window): Promise<IncidentDoc["errors"]> {
  const everything = { services: null, envs: null, sources: null, search: undefined };
  const volume = await readVolume(store, { ...everything, levels: ["error", "fatal"], ...window });
  if (!volume.state.reachable) return null;
  const services = Map.groupBy(volume.series, (it) => it.service);
  return {
    steps: volume.steps,
    step_seconds: volume.step_seconds,
    services: [...services].map(([service, of]) => ({
      service,
      counts: volume.steps.map((_, step) => of.reduce((sum, it) => sum + (it.counts[step] ?? 0), 0)),
    })),
  };
}

async function linesOf(store: LogStore, row: IncidentRow, now: Date): Promise<IncidentDoc["lines"]> {
  const first = likeliest(row.causes.causes);
  const service = first?.signal.dimensions["service"];
  const begin = first ? new Date(first.signal.started_at) : startOf(row);
  const from = new Date(begin.getTime() - 60_000);
  const to = new Date(Math.min(endOf(row, now).getTime(), begin.getTime() + firstMinutes * 60_000));
  const rest = { envs: null, sources: null, search: undefined, limit: shownLines, from, to };
  const doc = await readLines(store, {
    ...rest,
    services: service ? [service] : null,
    levels: ["fatal", "error", "warn"],
  });
  return doc.rows;
}

function chartOf(doc: BandsDoc, metric: MetricId): IncidentDoc["chart"] {
  return {
    metric: describeMetric(metric),
    currency: doc.currency,
    dimension: doc.dimension,
    value: doc.value,
    rows: doc.rows,
  };
}

/** Everything about one incident: figures, signals, lines, causes, where, and what was done. */
export async function readIncident(sql: Runner, clock: Clock, store: LogStore, id: number): Promise<IncidentDoc> {
  const now = clock();
  const row = await requireIncident(sql, id);
  const incident = toIncident(row);
  const subject = { kind: "incident" as const, subject: String(id) };
  const window = {
    from: new Date(startOf(row).getTime() - before),
    to: new Date(Math.min(now.getTime(), endOf(row, now).getTime() + after)),
  };
  const metric = row.metric as MetricId;
  const lead = await bands(sql, clock, row, window, metric);
  const revenue = metric === "gross_revenue" ? lead : await bands(sql, clock, row, window, "gross_revenue");
  const anomalies: Anomaly[] = await readAnomalies(sql, { incident: id });
  const filter = { ...window, kinds: null, minSeverity: "info" as const, silenced: true, limit: shownSignals };
  const signals = (await readSignals(sql, clock, filter)).rows;
  const events = await readEvents(sql, subject);
  const notifications = await readNotifications(sql, subject);
  const own = await run<OwnEvent>(sql, ownEvents, { id });
  return {
    incident,
    sentence: incidentSentence(incident, row.causes.causes),
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    chart: chartOf(lead, metric),
    revenue: { metric: describeMetric("gross_revenue"), currency: revenue.currency, rows: revenue.rows },
    clean_money: row.clean_money,
    anomalies,
    signals,
    errors: await errorsOf(store, window),
    lines: await linesOf(store, row, now),
    causes: row.causes,
    contributions: row.contributions,
    notifications,
    events,
    timeline: timelineOf({ incident, causes: row.causes.causes, anomalies, notifications, events, own }),
    computed_at: now.toISOString(),
  };
}
