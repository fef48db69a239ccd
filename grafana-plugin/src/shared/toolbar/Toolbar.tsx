import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Combobox, useStyles2 } from "@grafana/ui";
import { COMPARISON_NAMES } from "../chart/kpiChart.ts";
import { INTERVALS, type IntervalChoice } from "../time/interval.ts";
import type { View } from "../url/useView.ts";
import { COMPARISONS } from "../url/viewState.ts";
import { LabelledControl } from "./LabelledControl.tsx";
import { RangePicker } from "./RangePicker.tsx";

interface Props {
  view: View;
  /** Pages without a time chart have no use for an interval. */
  withInterval?: boolean;
}

export function Toolbar({ view, withInterval = true }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.toolbar}>
      <LabelledControl id="vigie-compare" label="Compare with">
        <Combobox
          id="vigie-compare"
          options={COMPARISONS.map((value) => ({ value, label: COMPARISON_NAMES[value] }))}
          value={view.compare}
          onChange={({ value }) => view.update({ compare: value })}
          width="auto"
          minWidth={14}
        />
      </LabelledControl>
      {withInterval && (
        <LabelledControl id="vigie-interval" label="Interval">
          <Combobox
            id="vigie-interval"
            options={INTERVALS.map((value) => ({ value, label: intervalName(value, view.bucket) }))}
            value={view.interval}
            onChange={({ value }) => view.update({ interval: value })}
            width="auto"
            minWidth={12}
          />
        </LabelledControl>
      )}
      <RangePicker view={view} />
    </div>
  );
}

function intervalName(choice: IntervalChoice, resolved: string): string {
  return choice === "auto" ? `Auto (${resolved})` : choice.charAt(0).toUpperCase() + choice.slice(1);
}

const getStyles = (theme: GrafanaTheme2) => ({
  toolbar: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(1), alignItems: "center", minWidth: 0 }),
});
