import { Text } from "@grafana/ui";
import type { SecurityDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { stateWord } from "../../shared/triage/triageWords.ts";
import type { View } from "../../shared/url/useView.ts";
import { sharedSearch } from "../../shared/url/viewState.ts";
import { groupColumns } from "./groupColumns.tsx";

interface Props {
  view: View;
  doc: SecurityDoc;
  loading: boolean;
}

export function GroupsPanel({ view, doc, loading }: Props) {
  const { groups } = doc;
  return (
    <ChartPanel
      title="Alert groups"
      description="Alerts of one rule in one container or on one host. Those behind the dearest incidents stand first, then the worst and newest."
      loading={loading}
      onCsv={() => downloadText("alert-groups.csv", groupsCsv(groups, view.timeZone))}
      chart={
        groups.length === 0 ? (
          <Text color="secondary">
            {doc.tiles.alerts === 0 ? "No alerts in this range." : "No group matches these filters."}
          </Text>
        ) : (
          <>
            <DataTable
              label="Alert groups"
              rows={groups}
              rowKey={({ id }) => String(id)}
              currency={null}
              maxHeight={560}
              columns={groupColumns(sharedSearch(view.search), view.timeZone)}
            />
            {doc.total > doc.groups.length && (
              <Text color="secondary" variant="bodySmall">
                {formatCount(doc.groups.length)} of {countOf(doc.total, "groups")}. Filter to see the others.
              </Text>
            )}
          </>
        )
      }
    />
  );
}

function groupsCsv(groups: SecurityDoc["groups"], timeZone: string): string {
  return toCsv(
    [
      "id",
      "priority",
      "rule",
      "place",
      "place_kind",
      "alerts",
      "first_seen",
      "last_seen",
      "state",
      "tags",
      "at_stake",
      "currency",
      "incident",
    ],
    groups.map((group) => [
      group.id,
      group.priority,
      group.rule,
      group.place,
      group.place_kind,
      group.alerts,
      group.first_seen,
      group.last_seen,
      stateWord(group.triage, timeZone).word,
      group.tags.join(" "),
      group.at_stake?.value ?? null,
      group.at_stake?.currency ?? null,
      group.at_stake?.incident_id ?? null,
    ]),
  );
}
