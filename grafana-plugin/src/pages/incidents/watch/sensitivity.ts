import type { Monitor, MonitorSettings } from "../../../shared/api/types.ts";
import { countOf } from "../../../shared/format/cell.ts";

/** Chance of an alarm in one hour of one series where nothing is wrong. */
export const STEPS = [
  { value: 0.00001, label: "Calm" },
  { value: 0.0001, label: "Usual" },
  { value: 0.001, label: "Keen" },
] as const;

export const DIRECTIONS: Record<MonitorSettings["direction"], string> = {
  down: "Below its range",
  up: "Above its range",
  both: "Both",
};

export function stepOf(rate: number): number | undefined {
  return STEPS.find(({ value }) => Math.abs(value - rate) < value / 1000)?.value;
}

/** The step's name, or the exact number. */
export function sensitivityText(rate: number): string {
  return STEPS.find(({ value }) => value === stepOf(rate))?.label ?? String(rate);
}

const DAY = 24;
const MONTH_DAYS = 30;

/** What a rate means to who gets the alarms. */
export function falseAlarmText(rate: number, { series }: Pick<Monitor, "series">): string {
  const watched = Math.max(1, series);
  const aDay = rate * DAY * watched;
  const often =
    aDay * MONTH_DAYS < 1
      ? `1 alarm in ${countOf(Math.round(1 / aDay), "days")}`
      : `${countOf(Math.round(aDay * MONTH_DAYS), "alarms")} in ${MONTH_DAYS} days`;
  return `By chance alone about ${often}, over ${watched} series.`;
}
