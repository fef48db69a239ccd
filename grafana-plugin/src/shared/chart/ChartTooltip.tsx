import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2, useTheme2 } from "@grafana/ui";
import type { ChartModel } from "./kpiChart.ts";
import { seriesColor, seriesDash } from "./seriesColor.ts";

interface Props {
  model: ChartModel;
  index: number | null;
}

export function ChartTooltip({ model, index }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  if (index === null) {
    return null;
  }
  // A stack is read from its top; what is not there at this time would only make the list long.
  const shown =
    model.kind === "bars"
      ? model.series.filter(({ values }) => values[index]).toReversed()
      : model.series.filter(({ look }) => look !== "edge");
  return (
    <div className={styles.box}>
      <div className={styles.title}>
        {model.labels[index]}
        {model.incomplete[index] && ` · ${model.incomplete[index].toLowerCase()}`}
      </div>
      {shown.map((series) => (
        <div key={series.name} className={styles.row}>
          <span
            className={styles.swatch}
            style={{
              borderTopColor: seriesColor(theme, series.look),
              borderTopStyle: seriesDash(series.look) ? "dashed" : "solid",
            }}
          />
          <span>{series.name}</span>
          <strong className={styles.value}>{series.describe(index)}</strong>
        </div>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ padding: theme.spacing(1), minWidth: 200, fontSize: theme.typography.bodySmall.fontSize }),
  title: css({
    fontWeight: theme.typography.fontWeightMedium,
    paddingBottom: theme.spacing(0.5),
    color: theme.colors.text.maxContrast,
  }),
  row: css({ display: "flex", alignItems: "center", gap: theme.spacing(1), color: theme.colors.text.primary }),
  swatch: css({ width: 14, borderTopWidth: 2 }),
  value: css({ marginLeft: "auto", paddingLeft: theme.spacing(2) }),
});
