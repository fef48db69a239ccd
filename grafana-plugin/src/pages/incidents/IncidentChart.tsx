import { RadioButtonGroup, Stack, Text } from "@grafana/ui";
import { useMemo } from "react";
import type { IncidentDoc } from "../../shared/api/types.ts";
import { type BandSource, bandChart, bandColumns, bandCsv } from "../../shared/chart/bandChart.ts";
import { SpanLayer } from "../../shared/chart/SpanLayer.tsx";
import { TimeChart } from "../../shared/chart/TimeChart.tsx";
import { useWidth } from "../../shared/chart/useWidth.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { formatCompact } from "../../shared/format/cell.ts";
import { changeWords } from "../../shared/format/change.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { logsHref } from "../../shared/incidents/incidentHref.ts";
import { GUTTER } from "../../shared/lanes/Lane.tsx";
import { LaneNote, SignalLanes } from "../../shared/lanes/SignalLanes.tsx";
import { SignalTable } from "../../shared/signals/SignalTable.tsx";
import { signalHref } from "../../shared/signals/signalHref.ts";
import type { View } from "../../shared/url/useView.ts";
import { writeParams } from "../../shared/url/viewState.ts";
import { chartSource, chartTitle, hasRevenue, incidentSpan, type Shown } from "./chartSource.ts";

interface Props {
  doc: IncidentDoc;
  view: View;
  loading: boolean;
}

const HEIGHT = 280;
/** With less there is no room to name the lanes beside them. */
const WIDE = 760;
/** Room for the first label of the time axis. */
const NARROW_GUTTER = 56;

/** What was, what was to be expected, and what else happened: on one axis. */
export function IncidentChart({ doc, view, loading }: Props) {
  const shown: Shown = view.params.get("chart") === "revenue" && hasRevenue(doc) ? "revenue" : "metric";
  const source = useMemo(() => chartSource(doc, shown), [doc, shown]);
  const title = chartTitle(doc, shown);
  const { id } = doc.incident;
  const choice = hasRevenue(doc) && <Choice doc={doc} view={view} shown={shown} />;
  return (
    <ChartPanel
      title={title}
      description="By the hour. The grey range holds what was to be expected from the weeks before; triangles mark the hours outside it."
      loading={loading}
      onCsv={() => downloadText(`incident-${id}-${shown}.csv`, bandCsv(source))}
      chart={
        <>
          {choice}
          <Chart doc={doc} source={source} title={title} timeZone={view.timeZone} />
        </>
      }
      table={
        <>
          {choice}
          <Tables doc={doc} source={source} title={title} view={view} />
        </>
      }
    />
  );
}

function Choice({ doc, view, shown }: Omit<Props, "loading"> & { shown: Shown }) {
  return (
    <RadioButtonGroup
      size="sm"
      aria-label="Chart shows"
      options={[
        { value: "metric", label: doc.chart.metric.name },
        { value: "revenue", label: doc.revenue.metric.name },
      ]}
      value={shown}
      onChange={(value) => view.setParams({ chart: value === "revenue" ? value : undefined })}
    />
  );
}

interface ChartProps {
  doc: IncidentDoc;
  source: BandSource;
  title: string;
  timeZone: string;
}

function Chart({ doc, source, title, timeZone }: ChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { metric, currency } = source;
  const model = useMemo(() => bandChart(source, timeZone), [source, timeZone]);
  const span = incidentSpan(doc);
  if (source.rows.length === 0) {
    return <Text color="secondary">No hour of it is kept.</Text>;
  }
  return (
    <div ref={ref}>
      {width > 0 && (
        <TimeChart
          model={model}
          height={HEIGHT}
          timeZone={timeZone}
          gutter={width >= WIDE ? GUTTER : NARROW_GUTTER}
          label={`${title}, ${source.rows.length} hours, ${changeWords(doc.incident.change)}`}
          formatAxis={(value) => formatCompact(value, metric.unit, currency)}
          overlay={(area, axis) => <SpanLayer spans={[span]} area={area} axis={axis} label="Incident" />}
          below={(area, axis) => (
            <SignalLanes
              signals={doc.signals}
              errors={doc.errors}
              span={span}
              area={area}
              axis={axis}
              timeZone={timeZone}
              hrefOf={(signal) => signalHref(signal, writeParams("", { ...doc.window }))}
              logsHref={(service) => logsHref(doc.window.from, doc.window.to, service)}
            />
          )}
        />
      )}
      <LaneNote signals={doc.signals} errors={doc.errors} />
    </div>
  );
}

function Tables({ doc, source, title, view }: Omit<ChartProps, "timeZone"> & { view: View }) {
  const hrefOf = (signal: IncidentDoc["signals"][number]) => signalHref(signal, writeParams("", { ...doc.window }));
  return (
    <Stack direction="column" gap={2}>
      <DataTable
        label={`${title} as a table`}
        columns={bandColumns(source, view.timeZone)}
        rows={source.rows}
        rowKey={({ bucket }) => bucket}
        currency={source.currency}
        maxHeight={HEIGHT + 24}
      />
      {doc.signals.length > 0 && (
        <SignalTable on={{ signals: doc.signals, hrefOf, refresh: view.refresh }} timeZone={view.timeZone} />
      )}
    </Stack>
  );
}
