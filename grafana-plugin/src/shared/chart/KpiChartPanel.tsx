import { Stack, Text } from "@grafana/ui";
import { useMemo } from "react";
import type { KpiDoc } from "../api/types.ts";
import type { Loaded } from "../api/useApi.ts";
import { ChartPanel } from "../components/ChartPanel.tsx";
import { DataTable } from "../components/DataTable.tsx";
import { Bone } from "../components/Skeletons.tsx";
import { FailureMessage } from "../components/StateMessage.tsx";
import { formatCell, formatCompact } from "../format/cell.ts";
import { downloadText } from "../format/csv.ts";
import { IncidentLayer } from "../incidents/IncidentLayer.tsx";
import { IncidentSwitch } from "../incidents/IncidentSwitch.tsx";
import { incidentColumns } from "../incidents/incidentColumns.tsx";
import type { IncidentsOnChart } from "../incidents/useIncidents.ts";
import { MarkLayer } from "../signals/MarkLayer.tsx";
import { SignalSwitches } from "../signals/SignalSwitches.tsx";
import { SignalTable } from "../signals/SignalTable.tsx";
import type { SignalsOnChart } from "../signals/useSignals.ts";
import { axisTime } from "../time/bucket.ts";
import { bucketRows, type ChartModel, kpiChart, kpiCsv, kpiTableColumns } from "./kpiChart.ts";
import { TimeChart } from "./TimeChart.tsx";
import type { PlotArea } from "./usePlotArea.ts";

interface Props {
  loaded: Loaded<KpiDoc>;
  timeZone: string;
  height: number;
  title?: string;
  onZoom?: (fromMs: number, toMs: number, local: boolean) => void;
  /** The API's CSV; without it the file is made from the answer on screen. */
  onCsv?: () => void;
  signals?: SignalsOnChart;
  incidents?: IncidentsOnChart;
  /** False where the switches stand above several charts. */
  withSwitches?: boolean;
}

export function KpiChartPanel(props: Props) {
  const { loaded, timeZone, height, title, onCsv, signals, incidents, withSwitches = true } = props;
  const { doc, failure, loading, retry } = loaded;
  const model = useMemo(() => doc && kpiChart(doc, timeZone), [doc, timeZone]);
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc || !model) {
    return <Bone height={height + 80} />;
  }
  const { metric, range } = doc;
  const name = title ?? `${metric.name} by ${range.interval}`;
  return (
    <ChartPanel
      title={name}
      description={`${metric.question} Formula: ${metric.formula}`}
      loading={loading}
      onCsv={onCsv ?? (() => downloadText(`${metric.id}.csv`, kpiCsv(doc)))}
      actions={
        withSwitches && (
          <>
            {incidents && <IncidentSwitch on={incidents} />}
            {signals && <SignalSwitches chosen={signals.kinds} counts={signals.counts} onChange={signals.choose} />}
          </>
        )
      }
      chart={<MarkedChart {...props} doc={doc} model={model} name={name} />}
      table={
        <Stack direction="column" gap={2}>
          <DataTable
            label={`${name} as a table`}
            columns={kpiTableColumns(doc, timeZone)}
            rows={bucketRows(doc)}
            rowKey={(row) => row.bucket ?? ""}
            currency={doc.currency}
            maxHeight={height + 24}
          />
          {incidents && incidents.incidents.length > 0 && (
            <DataTable
              label="Incidents as a table"
              columns={incidentColumns(incidents.hrefOf, timeZone)}
              rows={incidents.incidents}
              rowKey={({ id }) => String(id)}
              currency={null}
              maxHeight={280}
            />
          )}
          {signals && signals.signals.length > 0 && <SignalTable on={signals} timeZone={timeZone} />}
        </Stack>
      }
    />
  );
}

interface MarkedProps extends Props {
  doc: KpiDoc;
  model: ChartModel;
  name: string;
}

function MarkedChart({ doc, model, name, timeZone, height, onZoom, signals, incidents }: MarkedProps) {
  const { metric, currency } = doc;
  const total = formatCell(doc.total, metric.unit, currency);
  return (
    <>
      <TimeChart
        model={model}
        height={height}
        timeZone={timeZone}
        label={`${name}, ${model.times.length} points, in all ${total.reason ?? total.text}`}
        formatAxis={(value) => formatCompact(value, metric.unit, currency)}
        onZoom={onZoom && ((from, to) => onZoom(from, to, model.local))}
        overlay={
          (signals || incidents) &&
          ((area, span) => (
            <Overlay
              area={area}
              span={span}
              local={model.local}
              timeZone={timeZone}
              signals={signals}
              incidents={incidents}
            />
          ))
        }
      />
      <Notes signals={signals} />
    </>
  );
}

interface OverlayProps extends Pick<Props, "timeZone" | "signals" | "incidents"> {
  area: PlotArea;
  span: [number, number];
  local: boolean;
}

function Overlay({ area, span: [from, to], local, timeZone, signals, incidents }: OverlayProps) {
  const place = (instant: string) => axisTime(Date.parse(instant), local, timeZone);
  const axis = { from, to, place };
  return (
    <>
      {incidents?.shown && <IncidentLayer {...incidents} area={area} axis={axis} timeZone={timeZone} />}
      {signals && (
        <MarkLayer signals={signals.signals} area={area} axis={axis} timeZone={timeZone} hrefOf={signals.hrefOf} />
      )}
    </>
  );
}

function Notes({ signals }: Pick<Props, "signals">) {
  return (
    <>
      {signals?.failed && (
        <Text color="secondary" variant="bodySmall">
          Signals are not shown: {signals.failed}
        </Text>
      )}
      {signals && signals.left > 0 && (
        <Text color="secondary" variant="bodySmall">
          {signals.left} more signals lie in this range. Choose fewer kinds or a shorter range.
        </Text>
      )}
    </>
  );
}
