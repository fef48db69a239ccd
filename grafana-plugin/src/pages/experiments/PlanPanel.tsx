import type { ExperimentDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { FactList } from "../../shared/components/FactList.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";

const CORRECTIONS = { holm: "by Holm", benjamini_hochberg: "by Benjamini and Hochberg", none: "not corrected" };

/** What was fixed before anything was seen. */
export function PlanPanel({ it, timeZone }: { it: ExperimentDoc; timeZone: string }) {
  const { plan, exposures } = it;
  const metrics = plan.metrics.map(({ metric, role, harmful, margin }) =>
    role === "guardrail"
      ? `${metric} (guardrail: ${harmful} is harm, ${100 * margin} % allowed)`
      : `${metric} (${role})`,
  );
  const arms = exposures.arms.map(({ arm, units }) => {
    const share = it.arms.find(({ key }) => key === arm)?.share ?? 0;
    return `${arm}: ${formatCount(units)} (share ${share})`;
  });
  return (
    <ChartPanel
      title="The plan"
      description="Fixed before anything was seen. What was changed later is in the log."
      chart={
        <FactList
          facts={[
            { name: "Arms", value: arms.join(", ") },
            { name: "Units", value: `${it.unit}s` },
            { name: "Metrics", value: metrics.join(", ") },
            { name: "Level", value: `${100 * plan.alpha} %, ${CORRECTIONS[plan.correction]}` },
            {
              name: "Looking",
              value: plan.planned_units
                ? `as often as one likes; narrowest at ${formatCount(plan.planned_units)} units`
                : "once, at the end",
            },
            {
              name: "Giants",
              value: plan.winsorise
                ? `values above the ${Number((100 * plan.winsorise).toPrecision(6))} % quantile count as it`
                : "count as they are",
            },
            { name: "Before", value: plan.days_before > 0 ? `${plan.days_before} days, for CUPED` : "not used" },
            { name: "Started", value: it.started_at ? formatMoment(it.started_at, timeZone) : "not yet" },
            { name: "Stopped", value: it.stopped_at ? formatMoment(it.stopped_at, timeZone) : "not yet" },
          ]}
        />
      }
    />
  );
}
