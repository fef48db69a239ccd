import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, Tooltip, useStyles2 } from "@grafana/ui";
import type { Cell, MetricDoc } from "../api/types.ts";
import { cellValue, formatCell, formatChange, NO_VALUE } from "../format/cell.ts";
import { srOnly } from "./styles.ts";

interface Props {
  change: Cell | null | undefined;
  direction: MetricDoc["direction"];
  /** False inside a button, which already takes the focus. */
  focusable?: boolean;
}

type Verdict = "better" | "worse" | "same";

/** Arrow, sign and a spoken verdict say what the colour says. */
export function Change({ change, direction, focusable = true }: Props) {
  const styles = useStyles2(getStyles);
  const value = rounded(cellValue(change));
  if (value === null) {
    const reason = formatCell(change, "ratio", null).reason ?? "Nothing to compare";
    return (
      <Tooltip content={reason}>
        <span tabIndex={focusable ? 0 : undefined}>
          <span aria-hidden="true">{NO_VALUE}</span>
          <span className={styles.hidden}>No change known. {reason}</span>
        </span>
      </Tooltip>
    );
  }
  const verdict = judge(value, direction);
  return (
    <span className={cx(styles.change, styles[verdict])}>
      {value !== 0 && <Icon name={value > 0 ? "arrow-up" : "arrow-down"} size="sm" aria-hidden="true" />}
      {formatChange(value)}
      {verdict !== "same" && <span className={styles.hidden}> ({verdict})</span>}
    </span>
  );
}

/** As shown: a change that reads 0 % points nowhere. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000;
}

export function judge(change: number, direction: MetricDoc["direction"]): Verdict {
  if (change === 0 || direction === "neutral") {
    return "same";
  }
  return change > 0 === (direction === "up_is_good") ? "better" : "worse";
}

const getStyles = (theme: GrafanaTheme2) => ({
  change: css({ display: "inline-flex", alignItems: "center", gap: 2, fontWeight: theme.typography.fontWeightMedium }),
  better: css({ color: theme.colors.success.text }),
  worse: css({ color: theme.colors.error.text }),
  same: css({ color: theme.colors.text.secondary }),
  hidden: css(srOnly),
});
