import type { OperationsDoc } from "../../shared/api/types.ts";
import { CountTiles } from "../../shared/components/CountTiles.tsx";

interface Props {
  tiles: OperationsDoc["tiles"];
  loading: boolean;
}

export function OperationsTiles({ tiles, loading }: Props) {
  return (
    <CountTiles
      label="Key figures"
      loading={loading}
      tiles={[
        {
          id: "late",
          name: "Late sources",
          value: tiles.late,
          note: "older than they should be",
          look: { icon: "clock-nine", tone: "warning" },
        },
        {
          id: "failed_jobs",
          name: "Failed jobs",
          value: tiles.failed_jobs_24h,
          note: "runs in the last 24 hours",
          look: { icon: "times-circle", tone: "critical" },
        },
        {
          id: "quarantine_open",
          name: "Quarantine",
          value: tiles.quarantine_open,
          note: "rejected rows that wait",
          look: { icon: "exclamation-triangle", tone: "warning" },
        },
        {
          id: "pending_facts",
          name: "Not counted yet",
          value: tiles.pending_facts,
          note: "facts newer than the rollups",
        },
        {
          id: "lines_waiting",
          name: "Lines waiting",
          value: tiles.lines_waiting,
          note: "log lines to be sent to Loki",
        },
      ]}
    />
  );
}
