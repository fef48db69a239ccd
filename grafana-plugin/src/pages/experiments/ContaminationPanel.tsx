import { Text } from "@grafana/ui";
import { APP_PATH } from "../../constants.ts";
import type { ExperimentResultDoc } from "../../shared/api/types.ts";
import { AppLink } from "../../shared/components/AppLink.tsx";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { formatMoment } from "../../shared/time/moment.ts";

type Contamination = ExperimentResultDoc["contamination"];
type Window = Contamination["windows"][number];

const KINDS: Record<Window["kind"], string> = { incident: "Incident", attack: "Attack", stock_out: "Stock-out" };

/** What happened meanwhile and may have spoilt it. */
export function ContaminationPanel({
  contamination: it,
  timeZone,
}: {
  contamination: Contamination;
  timeZone: string;
}) {
  const rule = it.rule.map((kind) => `${KINDS[kind].toLowerCase()}s`).join(" and ");
  return (
    <ChartPanel
      title="What overlapped it"
      description={rule ? `The plan leaves out the hours of ${rule}.` : "The plan leaves nothing out."}
      chart={
        it.windows.length === 0 ? (
          <Text color="secondary">No incident, attack or stock-out overlapped it.</Text>
        ) : (
          <>
            <DataTable
              label="What overlapped it"
              columns={columnsOf(timeZone)}
              rows={it.windows}
              rowKey={({ kind, subject }) => `${kind} ${subject.id}`}
              currency={null}
              maxHeight={360}
            />
            <Text color="secondary" variant="bodySmall">
              Left out: {(100 * it.share_of_time).toFixed(1)} % of its time.
            </Text>
          </>
        )
      }
    />
  );
}

function columnsOf(timeZone: string): TableColumn<Window>[] {
  return [
    { id: "kind", header: "Kind", cell: ({ kind }) => KINDS[kind] },
    {
      id: "title",
      header: "What",
      wrap: true,
      cell: ({ kind, title, subject }) =>
        kind === "incident" ? <AppLink href={`${APP_PATH}/incidents/${subject.id}`}>{title}</AppLink> : title,
    },
    { id: "from", header: "From", cell: ({ from }) => formatMoment(from, timeZone) },
    { id: "to", header: "To", cell: ({ to }) => formatMoment(to, timeZone) },
    { id: "out", header: "Left out", cell: ({ left_out }) => (left_out ? "Yes" : "No") },
  ];
}
