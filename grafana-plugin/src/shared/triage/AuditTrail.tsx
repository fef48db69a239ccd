import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { TriageEvent } from "../api/types.ts";
import { formatMoment } from "../time/moment.ts";
import { eventText } from "./triageWords.ts";

interface Props {
  events: TriageEvent[];
  timeZone: string;
}

/** Who, when, what and why; nothing is ever taken out. */
export function AuditTrail({ events, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label="Audit trail">
      <Text element="h4" variant="h6">
        What was done
      </Text>
      {events.length === 0 && <Text color="secondary">Nothing yet.</Text>}
      <ol className={styles.list}>
        {events.map((event) => (
          <li key={event.id} className={styles.event}>
            <div>
              <strong>{event.by}</strong> {eventText(event, timeZone)}
            </div>
            {event.reason && <div className={styles.reason}>{event.reason}</div>}
            <time dateTime={event.at} className={styles.time}>
              {formatMoment(event.at, timeZone)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: theme.spacing(1, 0, 0), padding: 0 }),
  event: css({
    padding: theme.spacing(0.5, 0, 1, 1.5),
    borderLeft: `2px solid ${theme.colors.border.medium}`,
    overflowWrap: "anywhere",
  }),
  reason: css({ whiteSpace: "pre-wrap" }),
  time: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
