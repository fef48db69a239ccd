import type { ComparedMetricDoc, ExperimentDoc, ExperimentResultDoc } from "../../shared/api/types.ts";
import type { PanelOptions } from "./options.ts";

export interface Shown {
  metrics: readonly ComparedMetricDoc[];
  notes: string[];
}

/** The metrics that the options ask for, and what has to be said with them. */
export function shownOf(
  { plan }: Pick<ExperimentDoc, "plan">,
  { metrics, without, undefined_metrics: missing }: ExperimentResultDoc,
  options: PanelOptions,
): Shown {
  const chosen = options.hours === "without" && without ? without : metrics;
  const onlyPrimary = options.metrics === "primary";
  const primary = plan.metrics.find(({ role }) => role === "primary")?.metric;
  const lost = missing.filter(({ metric }) => !onlyPrimary || metric === primary);
  const notes = lost.map(({ metric, detail }) => `Not enough data for ${metric}: ${detail}`);
  if (without) {
    notes.push(
      chosen === without
        ? "Without the hours that the plan leaves out."
        : "All hours count here; the verdict leaves out those of the plan.",
    );
  }
  // The primary one is first, unless it could not be worked out.
  return { metrics: onlyPrimary ? chosen.slice(0, lost.length > 0 ? 0 : 1) : chosen, notes };
}
