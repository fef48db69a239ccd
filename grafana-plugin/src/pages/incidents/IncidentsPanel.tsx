import { Text } from "@grafana/ui";
import type { Incident, IncidentsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { incidentColumns } from "../../shared/incidents/incidentColumns.tsx";
import { incidentHref } from "../../shared/incidents/incidentHref.ts";
import { stateWord } from "../../shared/triage/triageWords.ts";
import type { View } from "../../shared/url/useView.ts";
import { sharedSearch } from "../../shared/url/viewState.ts";

interface Props {
  view: View;
  doc: IncidentsDoc;
  loading: boolean;
  filtered: boolean;
}

export function IncidentsPanel({ view, doc, loading, filtered }: Props) {
  const { rows, total } = doc;
  return (
    <ChartPanel
      title="Incidents"
      description="Figures that left their expected range, joined where they belong together. The most money first."
      loading={loading}
      onCsv={() => downloadText("incidents.csv", incidentsCsv(rows, view.timeZone))}
      chart={
        rows.length === 0 ? (
          <Text color="secondary">{filtered ? "No incident of this state in this range." : "None."}</Text>
        ) : (
          <>
            <DataTable
              label="Incidents"
              rows={rows}
              rowKey={({ id }) => String(id)}
              currency={null}
              maxHeight={640}
              columns={incidentColumns(({ id }) => incidentHref(id, sharedSearch(view.search)), view.timeZone)}
            />
            {total > rows.length && (
              <Text color="secondary" variant="bodySmall">
                {formatCount(rows.length)} of {countOf(total, "incidents")}. A shorter range shows the others.
              </Text>
            )}
          </>
        )
      }
    />
  );
}

const HEADER = [
  "id",
  "title",
  "state",
  "severity",
  "started_at",
  "ended_at",
  "detected_at",
  "metric",
  "where",
  "change",
  "money",
  "money_low",
  "money_high",
  "currency",
  "cause",
  "adjusted_p",
  "triage",
];

function incidentsCsv(rows: Incident[], timeZone: string): string {
  return toCsv(
    HEADER,
    rows.map((row) => [
      row.id,
      row.title,
      row.state,
      row.severity,
      row.started_at,
      row.ended_at,
      row.detected_at,
      row.metric.id,
      Object.entries(row.dimensions)
        .map(([name, value]) => `${name}=${value}`)
        .join(" "),
      row.change,
      ...("reason" in row.money
        ? [null, null, null, null]
        : [row.money.value, row.money.low, row.money.high, row.money.currency]),
      row.cause?.title ?? null,
      row.cause?.adjusted_p ?? null,
      stateWord(row.triage, timeZone).word,
    ]),
  );
}
