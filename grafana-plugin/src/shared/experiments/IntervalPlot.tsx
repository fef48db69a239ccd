import { cx } from "@emotion/css";
import { useStyles2 } from "@grafana/ui";
import type { ComparedMetricDoc } from "../api/types.ts";
import { IconWord } from "../components/IconWord.tsx";
import { type Axis, axisOf, placeOn, type Spot, spotsOf } from "./intervals.ts";
import { getRowStyles, getTrackStyles } from "./plotStyles.ts";
import { pText, shareText, verdictOf } from "./words.ts";

interface Props {
  metrics: readonly ComparedMetricDoc[];
  control: string;
}

/** Each metric's change with its interval, around no change. */
export function IntervalPlot({ metrics, control }: Props) {
  const styles = useStyles2(getRowStyles);
  const spots = spotsOf(metrics);
  const axis = axisOf(spots);
  return (
    <div className={styles.plot}>
      <div className={styles.row} aria-hidden="true">
        <span />
        <Ticks axis={axis} />
        <span />
      </div>
      {spots.map((spot) => (
        <Line key={`${spot.metric.name} ${spot.comparison.arm}`} spot={spot} axis={axis} control={control} />
      ))}
    </div>
  );
}

function Ticks({ axis }: { axis: Axis }) {
  const styles = useStyles2(getTrackStyles);
  return (
    <span className={styles.ticks}>
      {axis.ticks.map((tick, at) => (
        <span
          key={tick}
          className={cx(styles.tick, Math.abs(at - (axis.ticks.length - 1) / 2) % 2 === 1 && styles.between)}
          style={{ left: `${100 * placeOn(axis, tick)}%` }}
        >
          {tick === 0 ? "no change" : shareText(tick).replace(/\.0+ /, " ")}
        </span>
      ))}
    </span>
  );
}

function Line({ spot, axis, control }: { spot: Spot; axis: Axis; control: string }) {
  const styles = useStyles2(getRowStyles);
  const { metric, comparison, lift, reason } = spot;
  const verdict = verdictOf(comparison);
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        <strong>{metric.name}</strong>
        <span>
          {comparison.arm} beside {control}
        </span>
      </span>
      {lift ? <Bar spot={spot} axis={axis} /> : <span className={styles.reason}>Not enough data: {reason}</span>}
      <span className={styles.verdict}>
        <IconWord {...verdict} />
        {lift && (
          <span>
            {shareText(lift.value)}, p {pText(comparison.adjusted_p)}
          </span>
        )}
      </span>
    </div>
  );
}

function Bar({ spot: { metric, comparison, lift }, axis }: { spot: Spot; axis: Axis }) {
  const styles = useStyles2(getTrackStyles);
  if (!lift) {
    return null;
  }
  const [from, to] = [placeOn(axis, lift.lower), placeOn(axis, lift.upper)];
  const said = `${metric.name}, ${comparison.arm}: ${shareText(lift.value)}, between ${shareText(lift.lower)} and ${shareText(lift.upper)}`;
  return (
    <span className={styles.track} role="img" aria-label={said} title={said}>
      <span className={styles.zero} style={{ left: `${100 * placeOn(axis, 0)}%` }} />
      <span
        className={comparison.significant ? styles.sure : styles.bar}
        style={{ left: `${100 * from}%`, width: `${100 * Math.max(0.004, to - from)}%` }}
      />
      {lift.lower < axis.low && <span className={styles.cut}>‹</span>}
      {lift.upper > axis.high && <span className={styles.cutEnd}>›</span>}
      <span className={styles.point} style={{ left: `${100 * placeOn(axis, lift.value)}%` }} />
    </span>
  );
}
