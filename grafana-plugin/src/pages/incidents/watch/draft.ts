import type { MonitorSettings } from "../../../shared/api/types.ts";

/** Settings while they are typed. */
export interface Draft {
  enabled: boolean;
  direction: MonitorSettings["direction"];
  rate: string;
  /** In percent. */
  change: string;
  count: string;
  hours: string;
}

export type Field = "rate" | "change" | "count" | "hours";

export function toDraft(settings: MonitorSettings): Draft {
  return {
    enabled: settings.enabled,
    direction: settings.direction,
    rate: String(settings.false_alarm_rate),
    change: String(Math.round(settings.minimum_change * 1e6) / 1e4),
    count: String(settings.minimum_count),
    hours: String(settings.minimum_buckets),
  };
}

const LIMITS: Record<Field, { least: number; most: number; whole?: boolean; problem: string }> = {
  rate: { least: 1e-9, most: 0.05, problem: "Enter a number from 0.000000001 to 0.05." },
  change: { least: 0, most: 1000, problem: "Enter a percentage from 0 to 1000." },
  count: { least: 0, most: Number.MAX_SAFE_INTEGER, problem: "Enter 0 or more." },
  hours: { least: 1, most: 24, whole: true, problem: "Enter whole hours from 1 to 24." },
};

/** Why a field cannot be taken as it is; undefined where it can. */
export function problemOf(field: Field, text: string): string | undefined {
  const { least, most, whole, problem } = LIMITS[field];
  const value = text.trim() === "" ? Number.NaN : Number(text);
  const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? undefined : problem;
}

/** Undefined as long as a field has a problem. */
export function toSettings({ enabled, direction, rate, change, count, hours }: Draft): MonitorSettings | undefined {
  const fields = Object.entries({ rate, change, count, hours }) as [Field, string][];
  if (fields.some(([field, text]) => problemOf(field, text))) {
    return undefined;
  }
  return {
    enabled,
    direction,
    false_alarm_rate: Number(rate),
    minimum_change: Number(change) / 100,
    minimum_count: Number(count),
    minimum_buckets: Number(hours),
  };
}
