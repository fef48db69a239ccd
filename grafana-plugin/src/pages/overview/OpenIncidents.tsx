import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, Text, TextLink, useStyles2 } from "@grafana/ui";
import type { Incident } from "../../shared/api/types.ts";
import { moneyText } from "../../shared/format/money.ts";
import type { IncidentsOnChart } from "../../shared/incidents/useIncidents.ts";
import { causeText, durationText, whereText } from "../../shared/incidents/words.ts";

const MOST = 5;

/** What is wrong now, above every figure; nothing where nothing is. */
export function OpenIncidents({ on: { incidents, hrefOf, listHref, failed } }: { on: IncidentsOnChart }) {
  const styles = useStyles2(getStyles);
  const open = incidents.filter(({ state }) => state === "open");
  if (failed) {
    return (
      <Text color="secondary" variant="bodySmall">
        Whether an incident is open is not known: {failed}
      </Text>
    );
  }
  if (open.length === 0) {
    return null;
  }
  return (
    <section className={styles.ribbon} aria-label="Open incidents">
      <ul className={styles.list}>
        {open.slice(0, MOST).map((incident) => (
          <li key={incident.id} className={styles.row}>
            <Icon name="exclamation-circle" aria-hidden="true" className={styles.icon} />
            <div className={styles.facts}>
              <span className={styles.title}>
                <TextLink href={hrefOf(incident)}>{incident.title}</TextLink>, {placeAndTime(incident)}
              </span>
              <span title={moneyText(incident.money).detail}>{stakeText(incident)}</span>
              <span className={styles.cause}>Likeliest cause: {causeText(incident)}</span>
            </div>
          </li>
        ))}
      </ul>
      {open.length > MOST && (
        <TextLink href={listHref} inline={false} variant="bodySmall">
          {`All ${open.length} open incidents`}
        </TextLink>
      )}
    </section>
  );
}

function placeAndTime(incident: Incident): string {
  const somewhere = Object.keys(incident.dimensions).length > 0;
  return [...(somewhere ? [whereText(incident.dimensions)] : []), durationText(incident)].join(", ");
}

/** Shorter than where there is room: the reason's detail is on hover and on the incident's page. */
function stakeText({ money }: Incident): string {
  const { text, interval } = moneyText(money);
  return interval ? `${text} at stake (${interval})` : `Money at stake: ${text.toLowerCase()}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  ribbon: css({
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.error.border}`,
    borderLeftWidth: 4,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.error.transparent,
  }),
  list: css({ listStyle: "none", margin: 0, padding: 0 }),
  row: css({ display: "flex", gap: theme.spacing(1), padding: theme.spacing(0.25, 0) }),
  icon: css({ color: theme.colors.error.text, flexShrink: 0, marginTop: 3 }),
  facts: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(0, 2), minWidth: 0, overflowWrap: "anywhere" }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  cause: css({ color: theme.colors.text.secondary }),
});
