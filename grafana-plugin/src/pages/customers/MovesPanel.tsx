import { Text } from "@grafana/ui";
import { useMemo } from "react";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { segmentLabel } from "../../shared/customers/measures.ts";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { FromToTable } from "../../shared/moves/FromToTable.tsx";
import { movedAndCame } from "../../shared/moves/fromTo.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { fromLabel, movesCsv, movesTable } from "./moves.ts";

interface Props {
  doc: CustomersDoc;
  loading: boolean;
}

export function MovesPanel({ doc, loading }: Props) {
  const table = useMemo(() => movesTable(doc), [doc]);
  const { moves } = doc;
  if (!moves) {
    return (
      <ChartPanel
        title="Moves between segments"
        chart={<Text color="secondary">Not enough data: segments were not yet noted a month ago.</Text>}
      />
    );
  }
  const since = formatMoment(moves.since, "utc");
  const { moved, came } = movedAndCame(moves.rows);
  const title = `Moves since ${since}`;
  return (
    <ChartPanel
      title={title}
      description="From the segment in which a customer was then to the one they are in now."
      loading={loading}
      onCsv={() => downloadText("moves.csv", movesCsv(doc))}
      chart={
        <>
          <Text element="p">
            {countOf(moved, "customers")} changed segment, {formatCount(came)} came new.
          </Text>
          {table.from.length > 0 && <FromToTable table={table} label={title} />}
        </>
      }
      table={
        <DataTable
          label={`${title} as a list`}
          rows={moves.rows}
          rowKey={({ from, to }) => `${from} ${to}`}
          currency={null}
          maxHeight={360}
          columns={[
            { id: "from", header: "From", cell: ({ from }) => fromLabel(doc, from) },
            { id: "to", header: "To", cell: ({ to }) => segmentLabel(doc, to) },
            { id: "n", header: "Customers", align: "end", cell: ({ customers }) => formatCount(customers) },
          ]}
        />
      }
    />
  );
}
