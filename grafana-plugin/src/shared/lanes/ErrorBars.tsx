import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import { countOf, formatCount } from "../format/cell.ts";
import { formatMoment } from "../time/moment.ts";
import type { ErrorLane, Errors } from "./lanes.ts";

interface Props {
  lane: ErrorLane;
  errors: Errors;
  axis: [number, number];
  width: number;
  timeZone: string;
}

const HEIGHT = 22;

/** Error lines of one service by step: how many in all is read out, each step tells itself on hover. */
export function ErrorBars({ lane, errors, axis: [from, to], width, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { counts, most, total, peak, service } = lane;
  const pixel = (ms: number) => ((ms - from) / (to - from)) * width;
  const wide = Math.max(1, (errors.step_seconds * 1000 * width) / (to - from) - 1);
  const worst = peak ? `, most at ${formatMoment(peak, timeZone)}: ${formatCount(most)}` : "";
  return (
    <svg
      className={styles.svg}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`${service}: ${countOf(total, "error lines")}${worst}`}
    >
      {errors.steps.map((step, i) => {
        const count = counts[i] ?? 0;
        const high = Math.max(2, (count / most) * HEIGHT);
        return count === 0 ? null : (
          <rect key={step} x={pixel(Date.parse(step))} y={HEIGHT - high} width={wide} height={high}>
            <title>{`${formatMoment(step, timeZone)}: ${countOf(count, "error lines")}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  svg: css({ position: "absolute", bottom: 0, overflow: "hidden", fill: theme.visualization.getColorByName("red") }),
});
