import { useMemo } from "react";
import { fetchCsv } from "../../shared/api/client.ts";
import { kpiRequest } from "../../shared/api/request.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { KpiChartPanel } from "../../shared/chart/KpiChartPanel.tsx";
import { downloadText } from "../../shared/format/csv.ts";
import type { IncidentsOnChart } from "../../shared/incidents/useIncidents.ts";
import { useSignals } from "../../shared/signals/useSignals.ts";
import { absolute } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";

interface Props {
  view: View;
  metric: string;
  incidents: IncidentsOnChart;
}

export function MetricChart({ view, metric, incidents }: Props) {
  const request = kpiRequest({ ...view.slice, metric, interval: view.bucket, compare: view.compare });
  const loaded = useApi(request, view.revision);
  const signals = useSignals(view);
  const zone = view.timeZone;
  const zoom = useMemo(
    () => (from: number, to: number, local: boolean) =>
      view.update({ range: absolute(from, to, local ? "utc" : zone) }),
    [view.update, zone],
  );
  return (
    <KpiChartPanel
      loaded={loaded}
      timeZone={zone}
      height={320}
      onZoom={zoom}
      signals={signals}
      incidents={incidents}
      onCsv={async () => downloadText(`${metric}.csv`, await fetchCsv(request))}
    />
  );
}
