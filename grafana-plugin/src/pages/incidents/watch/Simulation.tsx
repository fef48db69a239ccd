import { Text } from "@grafana/ui";
import { simulationRequest } from "../../../shared/api/incidentRequests.ts";
import type { MonitorSettings, SimulationDoc } from "../../../shared/api/types.ts";
import { useApi } from "../../../shared/api/useApi.ts";
import { DataTable } from "../../../shared/components/DataTable.tsx";
import { Bone } from "../../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../../shared/components/StateMessage.tsx";
import { countOf } from "../../../shared/format/cell.ts";
import { anomalyColumns } from "../anomalyColumns.tsx";

interface Props {
  monitor: string;
  settings: MonitorSettings;
  timeZone: string;
}

const DAYS = 28;

/** What these settings would have said of the last weeks. */
export function Simulation({ monitor, settings, timeZone }: Props) {
  const { doc, failure, loading, retry } = useApi(simulationRequest(monitor, settings, DAYS));
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={160} />;
  }
  return (
    <section aria-label="What it would have said" aria-busy={loading}>
      <div role="status">
        <Text element="p" weight="medium">
          {simulationText(doc)}
        </Text>
      </div>
      {doc.anomalies.length > 0 && (
        <DataTable
          label="Anomalies it would have found"
          rows={doc.anomalies}
          rowKey={({ started_at, value }, i) => `${started_at} ${value} ${i}`}
          currency={null}
          maxHeight={320}
          columns={anomalyColumns(timeZone)}
        />
      )}
    </section>
  );
}

export function simulationText({ anomalies, judged, learning, per_month }: SimulationDoc): string {
  if (judged === 0) {
    return "Nothing could be judged: there is not enough history yet.";
  }
  const rate = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(per_month);
  const found = ["No anomaly", "1 anomaly"][anomalies.length] ?? countOf(anomalies.length, "anomalies");
  const skipped = learning > 0 ? ` ${countOf(learning, "hours")} lacked history.` : "";
  return `${found} in the last ${DAYS} days, ${rate} in 30 days; ${countOf(judged, "hours")} were judged.${skipped}`;
}
