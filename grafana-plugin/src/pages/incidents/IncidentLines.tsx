import { locationUtil } from "@grafana/data";
import { Text, TextLink } from "@grafana/ui";
import { useNavigate } from "react-router";
import type { IncidentDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { downloadText } from "../../shared/format/csv.ts";
import { logsHref } from "../../shared/incidents/incidentHref.ts";
import { LineList } from "../logs/LineList.tsx";
import { UNKNOWN } from "../logs/LogStateNote.tsx";
import { linesCsv } from "../logs/linesCsv.ts";

interface Props {
  doc: IncidentDoc;
  timeZone: string;
}

export function IncidentLines({ doc, timeZone }: Props) {
  const navigate = useNavigate();
  const { lines, errors, incident, window } = doc;
  const end = incident.ended_at ?? window.to;
  const href = logsHref(incident.started_at, end);
  return (
    <ChartPanel
      title="Errors and warnings"
      description="Log lines of the incident's first hours. Open a line to see its attributes."
      onCsv={() => downloadText(`incident-${incident.id}-lines.csv`, linesCsv(lines))}
      actions={
        <TextLink href={href} inline={false} variant="bodySmall">
          All lines of that time
        </TextLink>
      }
      chart={
        lines.length === 0 ? (
          <Text color="secondary">{errors ? "No error or warning was written in that time." : UNKNOWN}</Text>
        ) : (
          <LineList
            timeZone={timeZone}
            rows={lines}
            label="Errors and warnings"
            onService={(service) =>
              navigate(locationUtil.stripBaseFromUrl(logsHref(incident.started_at, end, service)))
            }
          />
        )
      }
    />
  );
}
