import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Tooltip, useStyles2 } from "@grafana/ui";
import type { MoneyAtStake } from "../api/types.ts";
import { moneyText } from "../format/money.ts";

/** An estimate with its interval below it, or why there is none; what it is summed over on hover and focus. */
export function Money({ money }: { money: MoneyAtStake }) {
  const styles = useStyles2(getStyles);
  const { text, interval, detail } = moneyText(money);
  return (
    <Tooltip content={detail}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what the figure is must be reachable without a mouse */}
      <span className={styles.box} tabIndex={0}>
        <span className={interval ? styles.value : styles.note}>{text}</span>
        {interval && <span className={styles.note}>{interval}</span>}
      </span>
    </Tooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: "inline-flex", flexDirection: "column", alignItems: "inherit", textAlign: "inherit" }),
  value: css({ fontWeight: theme.typography.fontWeightMedium }),
  note: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
