import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import { useWidth } from "../../shared/chart/useWidth.ts";
import { niceStep } from "../../shared/experiments/intervals.ts";
import { formatCompact, formatCount } from "../../shared/format/cell.ts";
import { type CurvePoint, differenceText } from "./sampleSize.ts";

interface Props {
  points: CurvePoint[];
  chosen: Pick<CurvePoint, "difference" | "units">;
}

const HEIGHT = 280;
const PAD = { left: 52, right: 16, top: 16, foot: 40 };

/** Units in each arm against the smallest difference they find; the asked one wears a point. */
export function SampleSizeCurve({ points, chosen }: Props) {
  const styles = useStyles2(getStyles);
  const [ref, width] = useWidth<HTMLDivElement>();
  const across = ticksTo(Math.max(chosen.difference, ...points.map(({ difference }) => difference)));
  const up = ticksTo(Math.max(chosen.units, ...points.map(({ units }) => units)));
  const x = (value: number) => PAD.left + (value / across.end) * Math.max(0, width - PAD.left - PAD.right);
  const y = (value: number) => PAD.top + (1 - value / up.end) * (HEIGHT - PAD.top - PAD.foot);
  const label = `${formatCount(chosen.units)} find ${differenceText(chosen.difference)}`;
  const said = points.map(({ difference, units }) => `${differenceText(difference)}: ${formatCount(units)}`);
  return (
    <div ref={ref}>
      <svg
        className={styles.chart}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`Customers in each arm by the smallest difference they find. ${label}. ${said.join(", ")}.`}
      >
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={PAD.left} x2={width - PAD.right} y1={y(tick)} y2={y(tick)} />
            <text className={styles.tick} x={PAD.left - 6} y={y(tick) + 4} textAnchor="end">
              {formatCompact(tick, "count", null)}
            </text>
          </g>
        ))}
        {across.ticks.map((tick) => (
          <text key={tick} className={styles.tick} x={x(tick)} y={HEIGHT - PAD.foot + 16} textAnchor="middle">
            {differenceText(tick)}
          </text>
        ))}
        <text className={styles.tick} x={width - PAD.right} y={HEIGHT - 4} textAnchor="end">
          Smallest difference found
        </text>
        <polyline className={styles.line} points={points.map((it) => `${x(it.difference)},${y(it.units)}`).join(" ")} />
        <path
          className={styles.guide}
          d={`M${PAD.left},${y(chosen.units)}H${x(chosen.difference)}V${HEIGHT - PAD.foot}`}
        />
        <circle className={styles.point} cx={x(chosen.difference)} cy={y(chosen.units)} r={5} />
        <text className={styles.value} x={x(chosen.difference) + 10} y={y(chosen.units) - 8}>
          {label}
        </text>
      </svg>
    </div>
  );
}

function ticksTo(most: number): { end: number; ticks: number[] } {
  const step = niceStep((most || 1) / 5);
  const count = Math.ceil((most || 1) / step - 1e-9);
  return { end: count * step, ticks: Array.from({ length: count + 1 }, (_, at) => at * step) };
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({ display: "block" }),
  grid: css({ stroke: theme.colors.border.weak }),
  tick: css({ fill: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  line: css({ fill: "none", stroke: theme.visualization.getColorByName("blue"), strokeWidth: 2 }),
  guide: css({ fill: "none", stroke: theme.colors.text.secondary, strokeDasharray: "4 4" }),
  point: css({
    fill: theme.visualization.getColorByName("blue"),
    stroke: theme.colors.background.primary,
    strokeWidth: 2,
  }),
  value: css({
    fill: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    // A rim, as the line may run behind it.
    stroke: theme.colors.background.primary,
    strokeWidth: 4,
    paintOrder: "stroke",
  }),
});
