import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { Incident } from "../api/types.ts";
import { SpanLayer } from "../chart/SpanLayer.tsx";
import type { PlotArea } from "../chart/usePlotArea.ts";
import { IncidentLabel } from "./IncidentLabel.tsx";
import { incidentSpans, placeLabels } from "./incidentBands.ts";

interface Props {
  incidents: Incident[];
  area: PlotArea;
  axis: { from: number; to: number; place: (instant: string) => number };
  timeZone: string;
  hrefOf: (incident: Incident) => string;
  listHref: string;
}

/** Incidents shaded over a chart, each with a label on the chart's floor that leads to it. */
export function IncidentLayer({ incidents, area, axis, timeZone, hrefOf, listHref }: Props) {
  const styles = useStyles2(getStyles);
  const spans = incidentSpans(incidents, axis.place);
  const inside: [number, number] = [axis.from, axis.to];
  return (
    <>
      <SpanLayer spans={spans} area={area} axis={inside} />
      <ul
        className={styles.labels}
        style={{ left: area.left, width: area.width, top: area.top + area.height }}
        aria-label="Incidents on the chart"
      >
        {placeLabels(incidents, spans, inside, area.width).map((label) => (
          <li key={label.id} className={styles.place} style={{ left: label.x, maxWidth: label.room - 4 }}>
            <IncidentLabel
              incidents={label.incidents}
              room={label.room}
              timeZone={timeZone}
              hrefOf={hrefOf}
              listHref={listHref}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  labels: css({ position: "absolute", listStyle: "none", margin: 0, padding: 0, pointerEvents: "none", height: 0 }),
  place: css({ position: "absolute", bottom: theme.spacing(0.5), display: "flex", pointerEvents: "auto" }),
});
