import { Text } from "@grafana/ui";
import type { SegmentsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { Heading } from "../../shared/components/Heading.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { FromToTable } from "../../shared/moves/FromToTable.tsx";
import { fromToTable, movedAndCame } from "../../shared/moves/fromTo.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { type Flow, flowsCsv, flowsOf, fromText, isFirst, whyText } from "./flows.ts";

interface Props {
  doc: SegmentsDoc;
  loading: boolean;
}

const TITLE = "Moves in the last month";

const COLUMNS: TableColumn<Flow>[] = [
  { id: "on", header: "On", cell: ({ as_of }) => formatMoment(as_of, "utc") },
  { id: "from", header: "From", cell: fromText },
  { id: "to", header: "To", cell: ({ to }) => to },
  { id: "customers", header: "Customers", align: "end", cell: ({ customers }) => formatCount(customers) },
  { id: "why", header: "Why", cell: whyText },
];

export function FlowsPanel({ doc, loading }: Props) {
  if (doc.flows.length === 0 || isFirst(doc)) {
    return <ChartPanel title={TITLE} chart={<Text color="secondary">{nothingWords(doc)}</Text>} />;
  }
  return (
    <ChartPanel
      title={TITLE}
      description="Customers are placed every night. A move is a customer who was in another segment the night before."
      loading={loading}
      onCsv={() => downloadText("segments-moves.csv", flowsCsv(doc))}
      chart={<Flows doc={doc} />}
      table={
        <DataTable
          label={`${TITLE} as a list`}
          columns={COLUMNS}
          rows={doc.flows}
          rowKey={({ as_of, from, to, refitted }) => `${as_of} ${from} ${to} ${refitted}`}
          currency={null}
          maxHeight={360}
        />
      }
    />
  );
}

function Flows({ doc }: Pick<Props, "doc">) {
  const { moves, refits } = flowsOf(doc);
  const { moved, came } = movedAndCame(moves);
  const same = (name: string) => name;
  return (
    <>
      <Text element="p">
        {countOf(moved, "moves")} between segments, {formatCount(came)} came new.
      </Text>
      {moves.length > 0 && <FromToTable table={fromToTable(moves, same)} label={TITLE} />}
      {refits.map(({ as_of, flows }) => {
        const title = `The segments themselves changed on ${formatMoment(as_of, "utc")}`;
        return (
          <div key={as_of}>
            <Heading text={title} />
            <Text element="p" color="secondary" variant="bodySmall">
              They were found anew: these customers stand elsewhere, and need not have changed.
            </Text>
            <FromToTable table={fromToTable(flows, same)} label={title} />
          </div>
        );
      })}
    </>
  );
}

function nothingWords(doc: SegmentsDoc): string {
  const first = doc.flows[0];
  return first
    ? `Segments were first found on ${formatMoment(first.as_of, "utc")}. Moves show from the next night on.`
    : "Nobody is known to have moved. Customers are placed every night; moves show once they were placed on two days.";
}
