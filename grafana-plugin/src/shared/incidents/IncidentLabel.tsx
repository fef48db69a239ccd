import { css } from "@emotion/css";
import { type GrafanaTheme2, locationUtil } from "@grafana/data";
import { Icon, Tooltip, useStyles2 } from "@grafana/ui";
import type { MouseEvent } from "react";
import { useNavigate } from "react-router";
import type { Incident } from "../api/types.ts";
import { moneyLine } from "../format/money.ts";
import { formatMoment } from "../time/moment.ts";
import { causeText, durationText, STATE_LOOKS } from "./words.ts";

interface Props {
  incidents: Incident[];
  /** Pixels; with little of it only the icon shows, and the name is read out and in the tooltip. */
  room: number;
  timeZone: string;
  hrefOf: (incident: Incident) => string;
  listHref: string;
}

const FOR_TEXT = 110;

export function IncidentLabel({ incidents, room, timeZone, hrefOf, listHref }: Props) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const [first] = incidents;
  if (!first) {
    return null;
  }
  const alone = incidents.length === 1;
  const name = alone ? first.title : `${incidents.length} incidents`;
  const href = alone ? hrefOf(first) : listHref;
  const go = (event: MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      navigate(locationUtil.stripBaseFromUrl(href));
    }
  };
  return (
    <Tooltip content={<Facts incidents={incidents} timeZone={timeZone} />} placement="top">
      <a href={href} onClick={go} className={styles.label} aria-label={`Incident: ${name}`}>
        <Icon name="fire" size="xs" aria-hidden="true" className={styles.icon} />
        {room >= FOR_TEXT ? <span className={styles.text}>{name}</span> : !alone && incidents.length}
      </a>
    </Tooltip>
  );
}

function Facts({ incidents, timeZone }: Pick<Props, "incidents" | "timeZone">) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.facts}>
      {incidents.map((incident) => (
        <li key={incident.id}>
          <strong>{incident.title}</strong>
          <div>
            {STATE_LOOKS[incident.state].word}, since {formatMoment(incident.started_at, timeZone)},{" "}
            {durationText(incident)}
          </div>
          <div>Money at stake: {moneyLine(incident.money)}</div>
          <div>Likeliest cause: {causeText(incident)}</div>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  label: css({
    display: "inline-flex",
    alignItems: "center",
    gap: 2,
    height: 20,
    minWidth: 20,
    maxWidth: "min(100%, 260px)",
    padding: "0 3px",
    border: `1px solid ${theme.colors.error.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1,
    "&:hover": { background: theme.colors.background.secondary },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  icon: css({ color: theme.colors.error.text, flexShrink: 0 }),
  text: css({ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }),
  facts: css({ listStyle: "none", margin: 0, padding: 0, maxWidth: 380 }),
});
