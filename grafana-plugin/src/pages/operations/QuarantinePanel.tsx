import { Text } from "@grafana/ui";
import { useState } from "react";
import { quarantineRequest } from "../../shared/api/signalRequests.ts";
import type { OperationsDoc, QuarantineDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { QuarantineRows } from "./QuarantineRows.tsx";

interface Props {
  summary: OperationsDoc["quarantine"];
  timeZone: string;
  onReplayed: () => void;
}

const LIMIT = 50;

/** Rows that an import rejected: how many and why for everybody, the rows themselves for administrators. */
export function QuarantinePanel({ summary, timeZone, onReplayed }: Props) {
  const total = summary.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <ChartPanel
      title="Quarantine"
      description="Rows that could not be read. Correct the field at fault and replay them."
      chart={
        total === 0 ? (
          <Text color="secondary">Empty: every row that came was read.</Text>
        ) : (
          <>
            <DataTable
              label="Rejected rows by reason"
              rows={summary}
              rowKey={({ source, reason }) => `${source} ${reason}`}
              currency={null}
              maxHeight={200}
              columns={[
                { id: "reason", header: "Reason", cell: ({ reason }) => reason.replaceAll("_", " ") },
                { id: "source", header: "Source", cell: ({ source }) => source },
                { id: "rows", header: "Rows", align: "end", cell: ({ rows }) => formatCount(rows) },
                { id: "newest", header: "Newest", cell: ({ newest }) => formatMoment(newest, timeZone) },
              ]}
            />
            <Rows onReplayed={onReplayed} />
          </>
        )
      }
    />
  );
}

/** Personal data may be in them, so the API gives them to administrators only. */
function Rows({ onReplayed }: { onReplayed: () => void }) {
  const [revision, setRevision] = useState(0);
  const { doc, failure, retry } = useApi(quarantineRequest({ limit: LIMIT }), revision);
  if (failure?.kind === "forbidden" || failure?.kind === "unauthenticated") {
    return <FailureMessage failure={adminOnly(failure)} />;
  }
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc) {
    return <Bone height={120} />;
  }
  const replayed = () => {
    setRevision(revision + 1);
    onReplayed();
  };
  return (
    <>
      <QuarantineRows rows={open(doc)} onReplayed={replayed} />
      {doc.total > doc.rows.length && (
        <Text color="secondary" variant="bodySmall">
          The first {formatCount(doc.rows.length)} of {countOf(doc.total, "rows")}.
        </Text>
      )}
    </>
  );
}

const open = ({ rows }: QuarantineDoc) => rows.filter(({ state }) => state === "open");

function adminOnly(failure: NonNullable<ReturnType<typeof useApi>["failure"]>) {
  return {
    ...failure,
    kind: "forbidden" as const,
    what: "The rows themselves are for administrators",
    mend: "They may hold personal data. It takes the role Admin in Grafana, and an administrator token on the Configuration page.",
  };
}
