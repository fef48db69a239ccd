import type { PanelOptionsEditorBuilder } from "@grafana/data";
import {
  type CohortQuestion,
  DEFAULT_QUESTION,
  DIMENSIONS,
  GRAINS,
  isMoney,
  METRICS,
  SHOWS,
  UNITS,
} from "../../shared/cohorts/question.ts";
import { wholeDays } from "../../shared/cohorts/wholeDays.ts";

export interface PanelOptions extends Omit<CohortQuestion, "by" | "from" | "to"> {
  /** "" for none: an option cannot be taken back to nothing. */
  by?: CohortQuestion["by"] | "";
  /** Which cohorts: the latest 24, or those of the dashboard's time range. */
  range?: "latest" | "dashboard";
}

const RANGES = [
  { value: "latest" as const, label: "Latest 24" },
  { value: "dashboard" as const, label: "Dashboard's time range" },
];

export function addOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  const { unit, grain, metric, show, cumulative } = DEFAULT_QUESTION;
  builder
    .addRadio({ path: "unit", name: "Cohorts of", defaultValue: unit, settings: { options: UNITS } })
    .addRadio({ path: "grain", name: "Cohorts by", defaultValue: grain, settings: { options: GRAINS } })
    .addSelect({ path: "metric", name: "Metric", defaultValue: metric, settings: { options: METRICS } })
    .addSelect({ path: "show", name: "Show", defaultValue: show, settings: { options: SHOWS } })
    .addBooleanSwitch({ path: "cumulative", name: "Cumulative", defaultValue: cumulative })
    .addSelect({
      path: "by",
      name: "First order's attribute",
      defaultValue: "",
      settings: { options: [{ value: "", label: "Any" }, ...DIMENSIONS] },
    })
    .addTextInput({
      path: "value",
      name: "Only this value of it",
      description: "As the shop writes it, for example FR or web.",
      defaultValue: "",
      showIf: ({ by }) => Boolean(by),
    })
    .addTextInput({
      path: "currency",
      name: "Currency",
      description: "Needed where the shop sells in several.",
      defaultValue: "",
      showIf: (options) => isMoney(options.metric),
    })
    .addRadio({ path: "range", name: "Cohorts", defaultValue: "latest", settings: { options: RANGES } });
}

/** Nothing of the options but the question; the dashboard's range where it was asked for. */
export function questionOf(options: PanelOptions, days: { from: string; to: string }): CohortQuestion {
  const { range, by, value, currency, ...rest } = { ...DEFAULT_QUESTION, ...options };
  return {
    ...rest,
    by: by || undefined,
    value: value || undefined,
    currency: currency || undefined,
    ...(range === "dashboard" ? wholeDays(days) : {}),
  };
}
