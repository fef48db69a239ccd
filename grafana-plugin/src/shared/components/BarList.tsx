import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { barFill } from "./styles.ts";

export interface Bar {
  id: string;
  label: string;
  value: number | null;
  text: string;
  hint: string;
  change?: ReactNode;
}

interface Props {
  bars: Bar[];
  chosen: string[];
  onToggle: (id: string) => void;
}

/** Bars that filter on click; a chosen one carries a tick, the others step back. */
export function BarList({ bars, chosen, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  const most = Math.max(0, ...bars.map((bar) => Math.abs(bar.value ?? 0))) || 1;
  return (
    <ul className={styles.list}>
      {bars.map((bar) => {
        const active = chosen.includes(bar.id);
        return (
          <li key={bar.id}>
            <button
              type="button"
              className={cx(styles.row, chosen.length > 0 && !active && styles.faded)}
              aria-pressed={active}
              title={bar.hint}
              onClick={() => onToggle(bar.id)}
            >
              <span className={styles.text}>
                <span className={styles.label}>
                  {active && <Icon name="check" size="sm" aria-hidden="true" />}
                  {bar.label}
                </span>
                <span className={styles.value}>{bar.text}</span>
                {bar.change !== undefined && <span className={styles.change}>{bar.change}</span>}
              </span>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={cx(styles.bar, (bar.value ?? 0) < 0 && styles.negative)}
                  style={{ width: `${(Math.abs(bar.value ?? 0) / most) * 100}%` }}
                />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" }),
  row: css({
    width: "100%",
    padding: theme.spacing(0.5, 1, 0.75),
    border: 0,
    background: "none",
    color: theme.colors.text.primary,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    borderRadius: theme.shape.radius.default,
    "&:hover": { background: theme.colors.action.hover },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  faded: css({ color: theme.colors.text.secondary }),
  text: css({ display: "flex", gap: theme.spacing(1), alignItems: "baseline", fontVariantNumeric: "tabular-nums" }),
  label: css({ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }),
  value: css({ whiteSpace: "nowrap" }),
  change: css({ width: 76, textAlign: "end", fontSize: theme.typography.bodySmall.fontSize, whiteSpace: "nowrap" }),
  track: css({
    display: "block",
    height: 4,
    marginTop: 2,
    borderRadius: 2,
    background: theme.colors.background.secondary,
  }),
  bar: css(barFill(theme)),
  negative: css({
    background: `repeating-linear-gradient(135deg, ${theme.colors.error.main} 0 3px, transparent 3px 5px)`,
  }),
});
