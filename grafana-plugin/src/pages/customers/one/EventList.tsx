import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, useStyles2 } from "@grafana/ui";
import type { CustomerEvent } from "../../../shared/api/types.ts";
import { srOnly } from "../../../shared/components/styles.ts";
import { formatNumber } from "../../../shared/format/cell.ts";
import { formatMoment } from "../../../shared/time/moment.ts";
import { detailText, EVENT_KINDS } from "./timelineKinds.ts";

interface Props {
  rows: CustomerEvent[];
  timeZone: string;
}

export function EventList({ rows, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  if (rows.length === 0) {
    return null;
  }
  return (
    <ol className={styles.list} aria-label="Timeline, newest first">
      {rows.map((row) => {
        const { at, kind, title, amount, currency } = row;
        const detail = detailText(row);
        return (
          <li key={`${at} ${kind} ${title}`} className={styles.row}>
            <time dateTime={at} className={styles.time}>
              {formatMoment(kind === "move" ? at.slice(0, 10) : at, timeZone)}
            </time>
            <Icon name={EVENT_KINDS[kind].icon} aria-hidden="true" className={styles.icon} />
            <span style={srOnly}>{EVENT_KINDS[kind].name}: </span>
            <span className={styles.what}>
              <span>{title}</span>
              {detail && <span className={styles.detail}>{detail}</span>}
            </span>
            <span className={styles.amount}>{amount === null ? "" : formatNumber(amount, "money", currency)}</span>
          </li>
        );
      })}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0, fontVariantNumeric: "tabular-nums" }),
  row: css({
    display: "flex",
    alignItems: "flex-start",
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  time: css({
    width: 150,
    flexShrink: 0,
    color: theme.colors.text.secondary,
    [theme.breakpoints.down("sm")]: { width: 92 },
  }),
  icon: css({ flexShrink: 0, marginTop: 3, color: theme.colors.text.secondary }),
  what: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(0, 2),
    flex: 1,
    minWidth: 0,
    overflowWrap: "anywhere",
  }),
  detail: css({ color: theme.colors.text.secondary }),
  amount: css({ whiteSpace: "nowrap", textAlign: "end" }),
});
