import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { ReasonDoc } from "../../../shared/api/types.ts";
import { barOf, directionOf, effectText } from "./reasons.ts";

/** To the right what makes leaving likelier, to the left what makes it less likely; words say so too. */
export function ReasonBars({ reasons }: { reasons: ReasonDoc[] }) {
  const styles = useStyles2(getStyles);
  const most = Math.max(...reasons.map(({ effect }) => Math.abs(effect)));
  return (
    <ul className={styles.list} aria-label="What moves the churn score">
      {reasons.map(({ feature, words, effect }) => {
        const { left, width } = barOf(effect, most);
        return (
          <li key={feature} className={styles.row}>
            <span className={styles.text}>
              <span className={styles.words}>{words}</span>
              <span className={styles.effect}>
                {directionOf(effect)} ({effectText(effect)})
              </span>
            </span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={cx(styles.bar, effect < 0 && styles.less)}
                style={{ left: `${left}%`, width: `${width}%` }}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0 }),
  row: css({ padding: theme.spacing(0.5, 0) }),
  text: css({ display: "flex", gap: theme.spacing(1), alignItems: "baseline", fontVariantNumeric: "tabular-nums" }),
  words: css({ flex: 1, minWidth: 0 }),
  effect: css({ color: theme.colors.text.secondary, whiteSpace: "nowrap" }),
  track: css({
    position: "relative",
    display: "block",
    height: 6,
    marginTop: 2,
    borderRadius: 2,
    background: `linear-gradient(90deg, transparent calc(50% - 1px), ${theme.colors.border.strong} calc(50% - 1px) 50%, transparent 50%) ${theme.colors.background.secondary}`,
  }),
  bar: css({
    position: "absolute",
    top: 0,
    height: "100%",
    minWidth: 1,
    borderRadius: 2,
    background: theme.visualization.getColorByName("orange"),
  }),
  less: css({
    background: `repeating-linear-gradient(135deg, ${theme.visualization.getColorByName("blue")} 0 4px, transparent 4px 6px)`,
  }),
});
