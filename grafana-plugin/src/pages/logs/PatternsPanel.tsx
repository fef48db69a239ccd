import { Text } from "@grafana/ui";
import { useState } from "react";
import { type LogFilters, logPatternsRequest } from "../../shared/api/signalRequests.ts";
import type { LogPattern } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { TriageDrawer } from "../../shared/triage/TriageDrawer.tsx";
import type { View } from "../../shared/url/useView.ts";
import { UNKNOWN } from "./LogStateNote.tsx";
import { patternParams } from "./logsState.ts";
import { patternColumns } from "./patternColumns.tsx";

interface Props {
  view: View;
  filters: LogFilters;
}

/** Warnings and errors by what they have in common; new ones stand out. */
export function PatternsPanel({ view, filters }: Props) {
  const { doc, failure, loading, retry } = useApi(logPatternsRequest(view.instants, filters), view.revision);
  const [open, setOpen] = useState<LogPattern>();
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={240} />;
  }
  const columns = patternColumns(view.timeZone, (pattern) => view.setParams(patternParams(pattern)), setOpen);
  return (
    <>
      <ChartPanel
        title="Error patterns"
        description="Lines with their numbers and names taken out. Press one to see its lines."
        loading={loading}
        onCsv={() => downloadText("patterns.csv", patternsCsv(doc.rows))}
        chart={
          <>
            {doc.rows.length === 0 && (
              <Text color="secondary">{doc.state.reachable ? "No warnings or errors in this range." : UNKNOWN}</Text>
            )}
            {doc.rows.length > 0 && (
              <DataTable
                label="Error patterns"
                rows={doc.rows}
                rowKey={({ id }) => id}
                currency={null}
                maxHeight={400}
                columns={columns}
              />
            )}
            {doc.lines_in_range > doc.lines_read && (
              <Text color="secondary" variant="bodySmall">
                Counted over the newest {formatCount(doc.lines_read)} of {countOf(doc.lines_in_range, "lines")}. A
                shorter range counts all.
              </Text>
            )}
          </>
        }
      />
      {open && (
        <TriageDrawer
          kind="log_pattern"
          subject={open.id}
          title={open.template}
          timeZone={view.timeZone}
          onClose={() => setOpen(undefined)}
          onChange={view.refresh}
        />
      )}
    </>
  );
}

function patternsCsv(rows: LogPattern[]): string {
  return toCsv(
    ["id", "service", "level", "template", "count", "first_seen", "last_seen", "is_new", "sample"],
    rows.map((row) => [
      row.id,
      row.service,
      row.level,
      row.template,
      row.count,
      row.first_seen,
      row.last_seen,
      String(row.is_new),
      row.sample,
    ]),
  );
}
