import { Text } from "@grafana/ui";
import { noiseRequest } from "../../shared/api/signalRequests.ts";
import type { NoiseRow, Verdict } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { subjectName } from "../../shared/triage/subjectName.ts";
import { VERDICTS } from "../../shared/triage/triageWords.ts";
import type { View } from "../../shared/url/useView.ts";
import { shareText } from "./falseAlarms.ts";

const VERDICT_IDS = Object.keys(VERDICTS) as Verdict[];

/** Which rules cost attention without being right, over every kind of signal. */
export function NoiseReport({ view }: { view: View }) {
  const { doc, failure, loading, retry } = useApi(noiseRequest(view.instants), view.revision);
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={200} />;
  }
  return (
    <ChartPanel
      title="Noise report"
      description="What each rule sent, what people said of it, and how often it was a false alarm."
      loading={loading}
      onCsv={() => downloadText("noise.csv", noiseCsv(doc.rows))}
      chart={
        doc.rows.length === 0 ? (
          <Text color="secondary">No signal in this range.</Text>
        ) : (
          <DataTable
            label="Noise report"
            rows={doc.rows}
            rowKey={({ kind, rule }) => `${kind} ${rule}`}
            currency={null}
            maxHeight={360}
            columns={COLUMNS}
          />
        )
      }
    />
  );
}

const verdictsOf = ({ verdicts }: NoiseRow) => Object.values(verdicts).reduce((sum, count) => sum + (count ?? 0), 0);

const COLUMNS: TableColumn<NoiseRow>[] = [
  { id: "rule", header: "Rule", wrap: true, cell: ({ rule }) => rule },
  { id: "kind", header: "Kind", cell: ({ kind }) => subjectName(kind) },
  { id: "subjects", header: "Groups", align: "end", cell: ({ subjects }) => formatCount(subjects) },
  { id: "events", header: "Events", align: "end", cell: ({ events }) => formatCount(events) },
  { id: "notifications", header: "Notified", align: "end", cell: (row) => formatCount(row.notifications) },
  { id: "acknowledged", header: "Acknowledged", align: "end", cell: (row) => formatCount(row.acknowledged) },
  { id: "silenced", header: "Silenced", align: "end", cell: ({ silenced }) => formatCount(silenced) },
  {
    id: "verdicts",
    header: "Verdicts",
    wrap: true,
    cell: ({ verdicts }) =>
      VERDICT_IDS.filter((id) => verdicts[id])
        .map((id) => `${VERDICTS[id].name}: ${verdicts[id]}`)
        .join(", ") || "none",
  },
  {
    id: "share",
    header: "False alarms",
    align: "end",
    cell: (row) => shareText({ verdicts: verdictsOf(row), false_alarm_share: row.false_alarm_share }),
  },
];

function noiseCsv(rows: NoiseRow[]): string {
  return toCsv(
    [
      "kind",
      "rule",
      "subjects",
      "events",
      "notifications",
      "acknowledged",
      "silenced",
      ...VERDICT_IDS,
      "false_alarm_share",
    ],
    rows.map((row) => [
      row.kind,
      row.rule,
      row.subjects,
      row.events,
      row.notifications,
      row.acknowledged,
      row.silenced,
      ...VERDICT_IDS.map((id) => row.verdicts[id] ?? 0),
      row.false_alarm_share,
    ]),
  );
}
