import type { Sql } from "@vigie/db";
import { metrics } from "../kpis/index.ts";
import { json, run, statement, transaction } from "../platform/sql/index.ts";
import type { Judged } from "./judge.ts";
import { isRatio, toInstant } from "./observe.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { write: load("write_anomalies.sql"), forget: load("forget_anomalies.sql") };

/** Where the judging of a series began in this look. */
export interface JudgedSeries {
  monitor: string;
  value: string;
  currency: string;
  from: number;
}

/** A finding as it is written; the statement turns minor units into major ones. */
export function toRow({ monitor, value, currency, finding, open }: Judged) {
  const per = isRatio(monitor) && finding.weight > 0 ? finding.weight : 1;
  return {
    monitor: monitor.id,
    metric: monitor.metric,
    dimension: monitor.dimension,
    value,
    currency,
    direction: finding.direction,
    started_at: toInstant(finding.from),
    ended_at: open ? null : toInstant(finding.last + 1),
    began_by: toInstant(finding.beganBy + 1),
    detected_at: toInstant(finding.found + 1),
    buckets: finding.buckets,
    in_money: metrics[monitor.metric].unit === "money",
    actual: finding.value / per,
    expected: finding.expected / per,
    change: finding.expected > 0 ? finding.value / finding.expected - 1 : 1,
    z: finding.z,
    p: finding.p,
  };
}

/** Writes what was found and drops what a second look did not find again. Answers how many anomalies changed. */
export async function writeAnomalies(
  sql: Sql,
  at: Date,
  found: readonly Judged[],
  series: readonly JudgedSeries[],
): Promise<number> {
  const rows = found.map(toRow);
  const started = Map.groupBy(rows, (row) => `${row.monitor}\n${row.value}\n${row.currency}`);
  const judged = series.map(({ monitor, value, currency, from }) => ({
    monitor,
    value,
    currency,
    from_at: toInstant(from),
    found: (started.get(`${monitor}\n${value}\n${currency}`) ?? []).map((row) => row.started_at),
  }));
  return transaction(sql, async (tx) => {
    const gone = await run(tx, statements.forget, { judged: json(judged) });
    const written = rows.length > 0 ? await run(tx, statements.write, { rows: json(rows), at }) : [];
    return gone.length + written.length;
  });
}
