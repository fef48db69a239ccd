import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { PlotArea } from "./usePlotArea.ts";

export interface Span {
  id: string;
  /** In the axis' own time; an end beyond the axis is cut. */
  from: number;
  to: number;
}

interface Props {
  spans: Span[];
  area: Pick<PlotArea, "left" | "width"> & Partial<PlotArea>;
  axis: [number, number];
  /** Written above the first one. */
  label?: string;
}

/** Times that matter, shaded over a chart or over the lanes below it. */
export function SpanLayer({ spans, area, axis, label }: Props) {
  const styles = useStyles2(getStyles);
  const { left, width, top = 0, height } = area;
  const placed = placeSpans(spans, axis, width);
  return (
    <div
      className={cx(styles.layer, height === undefined && styles.whole)}
      style={{ left, width, top, height }}
      aria-hidden="true"
    >
      {placed.map(({ id, x, width: wide }, i) => (
        <div key={id} className={styles.span} style={{ left: x, width: wide }}>
          {label && i === 0 && <span className={cx(styles.label, x > width / 2 && styles.leftwards)}>{label}</span>}
        </div>
      ))}
    </div>
  );
}

export interface PlacedSpan {
  id: string;
  x: number;
  width: number;
}

const NARROWEST = 3;

/** In pixels from the left of the chart's inside; what lies outside is left out. */
export function placeSpans(spans: Span[], [start, end]: [number, number], width: number): PlacedSpan[] {
  const pixel = (ms: number) => ((Math.min(end, Math.max(start, ms)) - start) / (end - start)) * width;
  return spans
    .filter(({ from, to }) => from < end && to > start)
    .map(({ id, from, to }) => ({ id, x: pixel(from), width: Math.max(NARROWEST, pixel(to) - pixel(from)) }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  layer: css({ position: "absolute", pointerEvents: "none" }),
  whole: css({ bottom: 0 }),
  span: css({
    position: "absolute",
    top: 0,
    bottom: 0,
    background: theme.colors.error.transparent,
    borderLeft: `1px solid ${theme.colors.error.border}`,
    borderRight: `1px solid ${theme.colors.error.border}`,
  }),
  label: css({
    position: "absolute",
    bottom: "100%",
    left: -1,
    whiteSpace: "nowrap",
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.error.text,
  }),
  leftwards: css({ left: "auto", right: -1 }),
});
