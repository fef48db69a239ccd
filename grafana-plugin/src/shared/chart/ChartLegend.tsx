import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2, useTheme2 } from "@grafana/ui";
import type { ChartModel, ChartSeries } from "./kpiChart.ts";
import { bandColor, isBar, seriesColor, seriesDash } from "./seriesColor.ts";

interface Props {
  model: ChartModel;
}

export function ChartLegend({ model }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const notes = [...new Set(model.incomplete.filter((note) => note !== null))];
  return (
    <ul className={styles.list}>
      {model.series.filter(isLine).map(({ name, look }) => (
        <li key={name} className={styles.item}>
          <svg width="26" height="6" aria-hidden="true">
            <title>{name}</title>
            <line
              x1="0"
              x2="26"
              y1="3"
              y2="3"
              stroke={seriesColor(theme, look)}
              strokeWidth={isBar(look) ? 6 : 2}
              strokeDasharray={seriesDash(look)?.join(" ")}
            />
          </svg>
          {name}
        </li>
      ))}
      {model.band && (
        <li className={styles.item}>
          <span className={styles.band} aria-hidden="true" />
          {model.band.name}
        </li>
      )}
      {OUTSIDE.filter(({ side }) => model.outside?.includes(side)).map(({ side, text, points }) => (
        <li key={side} className={styles.item}>
          <svg width="10" height="10" aria-hidden="true">
            <title>{text}</title>
            <polygon points={points} fill={theme.colors.error.text} />
          </svg>
          {text}
        </li>
      ))}
      {notes.length > 0 && (
        <li className={styles.item}>
          <span className={styles.hatched} aria-hidden="true" />
          {notes.join(", ")}
        </li>
      )}
    </ul>
  );
}

const isLine = ({ look }: ChartSeries) => look !== "edge";

const OUTSIDE = [
  { side: "above", text: "Above it", points: "0,10 10,10 5,0" },
  { side: "below", text: "Below it", points: "0,0 10,0 5,10" },
] as const;

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(0.5, 2),
    margin: 0,
    padding: theme.spacing(0, 1),
    listStyle: "none",
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  item: css({ display: "inline-flex", alignItems: "center", gap: theme.spacing(0.75) }),
  band: css({ width: 18, height: 12, background: bandColor(theme) }),
  hatched: css({
    width: 16,
    height: 12,
    border: `1px solid ${theme.colors.border.strong}`,
    background: `repeating-linear-gradient(135deg, ${theme.colors.border.strong} 0 1px, transparent 1px 5px)`,
  }),
});
