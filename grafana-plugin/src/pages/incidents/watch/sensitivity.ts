import type { Monitor, MonitorSettings } from "../../../shared/api/types.ts";

/** Chance of an alarm in one hour of one series where nothing is wrong. */
export const STEPS = [
  { value: 0.00001, label: "Calm" },
  { value: 0.0001, label: "Usual" },
  { value: 0.001, label: "Keen" },
] as const;

export const DIRECTIONS: Record<MonitorSettings["direction"], string> = {
  down: "Below it",
  up: "Above it",
  both: "Both sides",
};

export function stepOf(rate: number): number | undefined {
  return STEPS.find(({ value }) => Math.abs(value - rate) < value / 1000)?.value;
}

/** The step's name, or the exact number. */
export function sensitivityText(rate: number): string {
  return STEPS.find(({ value }) => value === stepOf(rate))?.label ?? String(rate);
}

const HOURS_A_MONTH = 720;

/** What a rate means to who gets the alarms. */
export function falseAlarmText(rate: number, { series }: Pick<Monitor, "series">): string {
  const each = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 }).format(rate * HOURS_A_MONTH * series);
  return `By chance alone about ${each} alarms in 30 days, over ${series} series.`;
}
