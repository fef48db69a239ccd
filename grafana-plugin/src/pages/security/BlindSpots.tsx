import { Text } from "@grafana/ui";
import type { BlindSpot, SecurityDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { Moment } from "../../shared/components/Moment.tsx";
import { formatCount, formatNumber, NO_VALUE } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";

interface Props {
  doc: SecurityDoc;
  timeZone: string;
}

/** When Falco dropped system calls, an attack could have passed unseen; "no alert" then proves nothing. */
export function BlindSpots({ doc: { blind_spots }, timeZone }: Props) {
  return (
    <ChartPanel
      title="Blind spots"
      description="Falco dropped system calls: what happened in them, it cannot tell."
      onCsv={() => downloadText("blind-spots.csv", spotsCsv(blind_spots))}
      chart={
        blind_spots.length === 0 ? (
          <Text color="secondary">None: Falco reported no dropped system calls in this range.</Text>
        ) : (
          <DataTable
            label="Blind spots"
            rows={blind_spots}
            rowKey={({ at, hostname }, i) => `${at} ${hostname} ${i}`}
            currency={null}
            maxHeight={360}
            columns={columns(timeZone)}
          />
        )
      }
    />
  );
}

function columns(timeZone: string): TableColumn<BlindSpot>[] {
  return [
    { id: "hostname", header: "Host", cell: ({ hostname }) => hostname ?? NO_VALUE },
    { id: "at", header: "When", cell: ({ at }) => <Moment at={at} timeZone={timeZone} /> },
    {
      id: "dropped",
      header: "Not seen",
      align: "end",
      cell: ({ dropped }) => (dropped === null ? "unknown" : `${formatCount(dropped)} calls`),
    },
    {
      id: "share",
      header: "Share",
      align: "end",
      cell: ({ share }) => (share === null ? "unknown" : formatNumber(share, "ratio", null)),
    },
    { id: "message", header: "Falco says", wrap: true, cell: ({ message }) => message },
  ];
}

function spotsCsv(spots: BlindSpot[]): string {
  return toCsv(
    ["hostname", "at", "dropped", "share", "message"],
    spots.map((spot) => [spot.hostname, spot.at, spot.dropped, spot.share, spot.message]),
  );
}
