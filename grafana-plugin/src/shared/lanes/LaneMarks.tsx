import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { Severity, Signal } from "../api/types.ts";
import { toneColor } from "../components/IconWord.tsx";
import { SEVERITIES } from "../signals/kinds.ts";
import { MarkButton } from "../signals/MarkButton.tsx";
import { bands, insideX, type Mark, placeMarks } from "../signals/marks.ts";

interface Props {
  label: string;
  signals: Signal[];
  axis: [number, number];
  width: number;
  timeZone: string;
  hrefOf: (signal: Signal) => string | undefined;
}

/** The marks of one kind, each leading to its page; what lasted has a bar. */
export function LaneMarks({ label, signals, axis: [from, to], width, timeZone, hrefOf }: Props) {
  const styles = useStyles2(getStyles);
  const axis = { from, to, width, place: Date.parse };
  const middle = (mark: Mark) => insideX(mark, width);
  return (
    <>
      {bands(signals, axis).map(({ id, x, width: wide, severity }) => (
        <div key={id} className={cx(styles.bar, styles[severity])} style={{ left: x, width: wide }} />
      ))}
      <ul className={styles.marks} aria-label={label}>
        {placeMarks(signals, axis, middle).map((mark) => (
          <li key={mark.id} className={styles.mark} style={{ left: middle(mark) }}>
            <MarkButton mark={mark} timeZone={timeZone} hrefOf={hrefOf} />
          </li>
        ))}
      </ul>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const color = (severity: Severity) => toneColor(theme, SEVERITIES[severity].tone);
  return {
    bar: css({
      position: "absolute",
      top: 9,
      height: 8,
      borderRadius: 4,
      background: "currentColor",
      opacity: 0.35,
      pointerEvents: "none",
    }),
    info: css({ color: color("info") }),
    warning: css({ color: color("warning") }),
    critical: css({ color: color("critical") }),
    marks: css({ listStyle: "none", margin: 0, padding: 0 }),
    mark: css({
      position: "absolute",
      top: 4,
      display: "flex",
      "& > span": { display: "flex" },
      transform: "translateX(-50%)",
    }),
  };
};
