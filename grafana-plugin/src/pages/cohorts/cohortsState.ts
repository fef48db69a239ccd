import {
  type CohortQuestion,
  consistent,
  DEFAULT_QUESTION,
  DIMENSIONS,
  GRAINS,
  METRICS,
  SHOWS,
  UNITS,
} from "../../shared/cohorts/question.ts";
import { wholeDays } from "../../shared/cohorts/wholeDays.ts";
import type { RawRange } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";
import type { ParamPatch } from "../../shared/url/viewState.ts";

const DAY = 86_400_000;

const MONTHS = { from: "now-23M/M", to: "now/M" };
const WEEKS = { from: "now-51w/w", to: "now/w" };

export const OWN_RANGES = [
  { ...MONTHS, display: "24 months" },
  { ...WEEKS, display: "52 weeks" },
];

/** The latest two years of months, or the latest year of weeks: shown until another range is chosen. */
export function homeOf(search: string): RawRange {
  return new URLSearchParams(search).get("grain") === "week" ? WEEKS : MONTHS;
}

export interface CohortsState {
  question: CohortQuestion;
  /** The period that is shown as a trend. */
  period: number | undefined;
}

export function readCohortsState({ params, slice, filters }: Pick<View, "params" | "slice" | "filters">): CohortsState {
  const pick = <T extends string>(options: { value: T }[], key: string) =>
    options.find(({ value }) => value === params.get(key))?.value;
  const period = Number.parseInt(params.get("period") ?? "", 10);
  return {
    question: consistent({
      unit: pick(UNITS, "unit") ?? DEFAULT_QUESTION.unit,
      grain: pick(GRAINS, "grain") ?? DEFAULT_QUESTION.grain,
      metric: pick(METRICS, "metric") ?? DEFAULT_QUESTION.metric,
      show: pick(SHOWS, "show") ?? DEFAULT_QUESTION.show,
      cumulative: params.get("cumulative") === "true",
      by: pick(DIMENSIONS, "by"),
      value: params.get("value") ?? undefined,
      currency: filters.currency?.[0],
      ...wholeDays(slice),
    }),
    period: period >= 0 ? period : undefined,
  };
}

/** Defaults are left out of the address, and a value goes with the attribute it belongs to. */
export function questionParams(patch: Partial<CohortQuestion>): ParamPatch {
  const { unit, grain, metric, show, cumulative } = DEFAULT_QUESTION;
  const defaults: Record<string, unknown> = { unit, grain, metric, show, cumulative };
  const entries = Object.entries(patch).map(([key, value]): [string, string | undefined] => [
    key,
    value === undefined || value === defaults[key] ? undefined : String(value),
  ]);
  return { ...Object.fromEntries(entries), ...("by" in patch ? { value: undefined } : {}) };
}

/** As many of the latest cohorts as the page shows by itself, where the data end in the past. */
export function latestRange({ from, to }: { from: string; to: string }, grain: CohortQuestion["grain"]): RawRange {
  const end = new Date(`${to.slice(0, 10)}T00:00:00Z`);
  const start =
    grain === "week"
      ? end.getTime() - 52 * 7 * DAY
      : Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - 24, end.getUTCDate());
  const first = new Date(start).toISOString().slice(0, 10);
  return { from: first > from ? first : from.slice(0, 10), to: to.slice(0, 10) };
}
