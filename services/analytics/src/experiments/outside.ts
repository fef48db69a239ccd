import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { takeExposures } from "./expose.ts";

const knownKeys = statement(import.meta.url, "known_keys.sql");

/** An exposure in the words of another tool. */
export interface OutsideExposure {
  experiment: string;
  exposure: { unit: string; arm: string; at?: string };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== ""
    ? value.trim()
    : typeof value === "number"
      ? String(value)
      : undefined;

/**
 * An OpenTelemetry event `feature_flag.evaluation`: the flag's key is the experiment, its variant the arm, the context's id
 * the unit. Nothing where it is another event or lacks one of them.
 */
export function ofFlagEvaluation(attributes: Record<string, unknown>, at: Date): OutsideExposure | undefined {
  if ((attributes["event_name"] ?? attributes["event.name"]) !== "feature_flag.evaluation") return undefined;
  const experiment = textOf(attributes["feature_flag.key"]);
  const arm = textOf(attributes["feature_flag.result.variant"] ?? attributes["feature_flag.variant"]);
  const unit = textOf(attributes["feature_flag.context.id"]);
  if (experiment === undefined || arm === undefined || unit === undefined) return undefined;
  return { experiment, exposure: { unit, arm, at: at.toISOString() } };
}

/** A call of Segment's `track` with the event "Experiment Viewed", by itself or in a batch. */
export function ofSegment(body: unknown): OutsideExposure[] {
  const batch = recordOf(body)["batch"];
  const calls = Array.isArray(batch) ? batch : [body];
  return calls.flatMap((call) => {
    const { event, userId, anonymousId, timestamp, properties } = recordOf(call);
    if (event !== "Experiment Viewed") return [];
    const of = recordOf(properties);
    const experiment = textOf(of["experiment_id"] ?? of["experiment_name"]);
    const arm = textOf(of["variation_id"] ?? of["variation_name"]);
    const unit = textOf(userId ?? anonymousId);
    if (experiment === undefined || arm === undefined || unit === undefined) return [];
    const at = textOf(timestamp);
    return [{ experiment, exposure: { unit, arm, ...(at === undefined ? {} : { at }) } }];
  });
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

export interface OutsideTaken {
  accepted: number;
  duplicates: number;
  rejected: number;
  /** Of no experiment that has started: flags that are no experiments are many. */
  ignored: number;
}

/** Takes exposures that another tool told; those of no experiment are left. */
export async function takeOutside(sql: Sql, clock: Clock, told: readonly OutsideExposure[]): Promise<OutsideTaken> {
  const taken: OutsideTaken = { accepted: 0, duplicates: 0, rejected: 0, ignored: 0 };
  if (told.length === 0) return taken;
  const byKey = Map.groupBy(told, (it) => it.experiment);
  const rows = await run<{ key: string }>(sql, knownKeys, { keys: [...byKey.keys()] });
  const known = new Set(rows.map((row) => row.key));
  for (const [key, of] of byKey) {
    if (!known.has(key)) {
      taken.ignored += of.length;
      continue;
    }
    const done = await takeExposures(
      sql,
      clock,
      key,
      of.map((it) => it.exposure),
    );
    taken.accepted += done.accepted;
    taken.duplicates += done.duplicates;
    taken.rejected += done.rejected.length;
  }
  return taken;
}
