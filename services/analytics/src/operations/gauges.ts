import { Gauge, type Registry } from "prom-client";
import type { Clock } from "../platform/clock/index.ts";
import { type Runner, read, statement } from "../platform/sql/index.ts";

const gauges = statement(import.meta.url, "gauges.sql");

interface Row {
  name: keyof typeof described;
  label: string;
  value: number;
}

const described = {
  data_age: ["vigie_data_age_seconds", "Time since a source last delivered", "source"],
  failed_runs: ["vigie_job_failures_last_hour", "Job runs that failed in the last hour", "job"],
  quarantine: ["vigie_quarantine_rows", "Rows that wait for correction", "source"],
  lines_waiting: ["vigie_log_lines_waiting", "Accepted log lines that wait for Loki", undefined],
  ingested_5m: ["vigie_ingested_last_5m", "What a source delivered in the last five minutes", "source"],
  rejected_5m: ["vigie_rejected_last_5m", "What a source delivered in the last five minutes and was refused", "source"],
  open_alert_groups: [
    "vigie_open_alert_groups",
    "Falco alert groups of the last day that nobody dealt with",
    "priority",
  ],
} as const;

/** Gauges that are read from the database when Prometheus asks. Answers how to bring them up to date. */
export function createGauges(registry: Registry, sql: Runner, clock: Clock): () => Promise<void> {
  const made = new Map(
    Object.entries(described).map(([name, [metric, help, label]]) => [
      name,
      new Gauge({ name: metric, help, labelNames: label ? [label] : [], registers: [registry] }),
    ]),
  );
  return async function refreshGauges() {
    const rows = await read<Row>(sql, gauges, { now: clock() });
    for (const gauge of made.values()) gauge.reset();
    for (const { name, label, value } of rows) {
      const by = described[name][2];
      made.get(name)?.set(by ? { [by]: label } : {}, Number(value));
    }
  };
}
