import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { Severity, Signal } from "../api/types.ts";
import { LANE } from "../chart/TimeChart.tsx";
import type { PlotArea } from "../chart/usePlotArea.ts";
import { toneColor } from "../components/IconWord.tsx";
import { SEVERITIES } from "./kinds.ts";
import { MarkButton } from "./MarkButton.tsx";
import { type Axis, bands, placeMarks } from "./marks.ts";

interface Props {
  signals: Signal[];
  area: PlotArea;
  axis: Omit<Axis, "width">;
  timeZone: string;
  hrefOf: (signal: Signal) => string | undefined;
}

/** Lines and bands over the chart, and a row of buttons above it that tell what they are. */
export function MarkLayer({ signals, area, axis, timeZone, hrefOf }: Props) {
  const styles = useStyles2(getStyles);
  const inside = { ...axis, width: area.width };
  const marks = placeMarks(signals, inside);
  return (
    <div className={styles.layer} style={{ left: area.left, width: area.width, top: area.top }}>
      <div className={styles.drawing} style={{ height: area.height }} aria-hidden="true">
        {bands(signals, inside).map(({ id, x, width, severity }) => (
          <div key={id} className={cx(styles.band, styles[severity])} style={{ left: x, width }} />
        ))}
        {marks.map(({ id, x, severity }) => (
          <div key={id} className={cx(styles.line, styles[severity])} style={{ left: x }} />
        ))}
      </div>
      <ul className={styles.buttons} aria-label="Signals on the chart">
        {marks.map((mark) => (
          <li key={mark.id} className={styles.place} style={{ left: mark.x }}>
            <MarkButton mark={mark} timeZone={timeZone} hrefOf={hrefOf} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const color = (severity: Severity) => toneColor(theme, SEVERITIES[severity].tone);
  return {
    layer: css({ position: "absolute", pointerEvents: "none" }),
    drawing: css({ position: "relative", overflow: "hidden" }),
    line: css({ position: "absolute", top: 0, bottom: 0, borderLeft: "1px dashed currentColor", opacity: 0.7 }),
    band: css({
      position: "absolute",
      top: 0,
      bottom: 0,
      opacity: 0.1,
      background: "currentColor",
      borderRight: "1px solid currentColor",
    }),
    info: css({ color: color("info") }),
    warning: css({ color: color("warning") }),
    critical: css({ color: color("critical") }),
    buttons: css({ position: "absolute", top: -LANE, listStyle: "none", margin: 0, padding: 0, width: "100%" }),
    place: css({
      display: "flex",
      "& > span": { display: "flex" },
      position: "absolute",
      top: 0,
      transform: "translateX(-50%)",
      pointerEvents: "auto",
    }),
  };
};
