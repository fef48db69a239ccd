import { metrics, readState } from "../kpis/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import type { Runner } from "../platform/sql/index.ts";
import { readHistory } from "./history.ts";
import { nameOf } from "./monitors.ts";
import { toHour, toInstant } from "./observe.ts";
import type { MonitorSettings, SimulationDoc } from "./schema.ts";
import { requireMonitor } from "./settings.ts";
import { toRow } from "./write.ts";

const month = 30 * 24;

/** What a setting would have said of the last days, before it is switched on. */
export async function simulate(
  sql: Runner,
  clock: Clock,
  { id, settings, days }: { id: string; settings: MonitorSettings; days: number },
): Promise<SimulationDoc> {
  const monitor = { ...requireMonitor(id), settings };
  const to = toHour(clock());
  const from = to - days * 24;
  const [histories, { minorUnits }] = [await readHistory(sql, { monitor, from, to }), await readState(sql)];
  const metric = metrics[monitor.metric];
  const found = histories.flatMap((it) => it.judged.filter(({ finding }) => finding.last >= from).map(toRow));
  const hours = histories.flatMap((it) => it.hours);
  const learning = hours.filter((it) => it.band !== null && "reason" in it.band).length;
  return {
    monitor: id,
    settings,
    range: { from: toInstant(from).toISOString(), to: toInstant(to).toISOString() },
    judged: hours.length - learning,
    learning,
    anomalies: found
      .toSorted((a, b) => b.started_at.getTime() - a.started_at.getTime())
      .map(({ in_money, ...row }) => {
        const per = in_money ? (minorUnits[row.currency] ?? 100) : 1;
        return {
          ...row,
          name: nameOf(monitor),
          unit: metric.unit,
          currency: row.currency || null,
          direction: row.direction,
          actual: row.actual / per,
          expected: row.expected / per,
          started_at: row.started_at.toISOString(),
          began_by: row.began_by.toISOString(),
          ended_at: row.ended_at?.toISOString() ?? null,
          detected_at: row.detected_at.toISOString(),
        };
      }),
    per_month: Math.round((found.length * month * 10) / Math.max(1, to - from)) / 10,
  };
}
