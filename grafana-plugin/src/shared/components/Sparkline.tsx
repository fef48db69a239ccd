import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";

interface Props {
  points: { value: number | null; complete: boolean }[];
}

const WIDTH = 200;
const HEIGHT = 40;

/** Decoration: the figures are in the chart and its table, so it is hidden from screen readers. */
export function Sparkline({ points }: Props) {
  const styles = useStyles2(getStyles);
  const { whole, tail, area } = sparkPaths(points);
  return (
    <svg className={styles.svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={area} className={styles.area} />
      <path d={whole} className={styles.line} />
      <path d={tail} className={styles.tail} />
    </svg>
  );
}

/** `tail` is the dashed way to points whose bucket is not over. */
export function sparkPaths(points: Props["points"]): { whole: string; tail: string; area: string } {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) {
    return { whole: "", tail: "", area: "" };
  }
  const low = Math.min(0, ...values);
  const span = Math.max(...values) - low || 1;
  const step = WIDTH / (points.length - 1);
  const at = (value: number, i: number) =>
    `${round(i * step)} ${round(HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4))}`;
  const known = points.flatMap(({ value, complete }, i) =>
    value === null ? [] : [{ at: at(value, i), complete, x: i * step }],
  );
  const cut = known.findLastIndex((point) => point.complete);
  const whole = known.slice(0, cut + 1);
  const tail = cut < known.length - 1 ? known.slice(Math.max(0, cut)) : [];
  const path = (list: typeof known) => list.map((point, i) => `${i === 0 ? "M" : "L"}${point.at}`).join("");
  const [first, last] = [known.at(0), known.at(-1)];
  return {
    whole: path(whole),
    tail: path(tail),
    area: `${path(known)}L${round(last?.x ?? 0)} ${HEIGHT}L${round(first?.x ?? 0)} ${HEIGHT}Z`,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

const getStyles = (theme: GrafanaTheme2) => {
  const stroke = theme.visualization.getColorByName("blue");
  const line = { fill: "none", stroke, strokeWidth: 1.5, vectorEffect: "non-scaling-stroke" } as const;
  return {
    svg: css({ display: "block", width: "100%", height: HEIGHT }),
    area: css({ fill: stroke, opacity: 0.12 }),
    line: css(line),
    tail: css({ ...line, strokeDasharray: "3 3" }),
  };
};
