import type { Sql } from "@vigie/db";
import { type Plan, type SimulatedIncident, simulateIncidentAlerts, simulateIncidentDeploys } from "@vigie/simulator";
import { writeDeploy } from "../deploys/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { keepAlerts, readAlert } from "../security/index.ts";

const recall = statement(import.meta.url, "recall_incidents.sql");
/** What an incident writes before its effect, it writes at most so long before. */
export const longestLeadMs = 3_600_000;

export interface Span {
  from: Date;
  to: Date;
}

/** The incidents of the demo shop: the one in its history and those that were made later. */
export async function readIncidents(sql: Runner): Promise<SimulatedIncident[]> {
  const [row] = await run<{ value: SimulatedIncident[] }>(sql, recall);
  return row?.value ?? [];
}

/** Of the incidents those that say or do something within a stretch of time. */
export const touching = (incidents: readonly SimulatedIncident[], { from, to }: Span): SimulatedIncident[] =>
  incidents.filter((it) => it.to >= from.getTime() && it.from - longestLeadMs < to.getTime());

/** Writes the deploys and alerts of incidents that fall into a stretch of time. Written again, it changes nothing. */
export async function writeHappenings(
  sql: Sql,
  clock: Clock,
  plan: Plan,
  incidents: readonly SimulatedIncident[],
  span: Span,
): Promise<void> {
  const happenings = { incidents: touching(incidents, span) };
  if (happenings.incidents.length === 0) return;
  const within = (at: number) => at >= span.from.getTime() && at < span.to.getTime();
  for (const { started_at, finished_at, ...deploy } of simulateIncidentDeploys(plan, happenings)) {
    if (!within(finished_at.getTime())) continue;
    const times = { started_at: started_at.toISOString(), finished_at: finished_at.toISOString() };
    await writeDeploy(sql, clock, { ...deploy, ...times, environment: "production" }, { source: "demo" });
  }
  const alerts = simulateIncidentAlerts(plan, happenings)
    .filter(({ at }) => within(at))
    .flatMap(({ line }) => {
      const reading = readAlert(line);
      return "alert" in reading ? [reading.alert] : [];
    });
  if (alerts.length > 0) await keepAlerts(sql, clock, alerts);
}
