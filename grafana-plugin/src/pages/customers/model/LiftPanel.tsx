import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../../shared/components/DataTable.tsx";
import { formatCompact, formatCount } from "../../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../../shared/format/csv.ts";
import type { Churn } from "./modelFacts.ts";

type LiftRow = Churn["tested"]["lift"][number] & { group: number };

const percent = (value: number) => formatCompact(value, "ratio", null);
const times = (value: number) => `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 }).format(value)}×`;

const COLUMNS: TableColumn<LiftRow>[] = [
  { id: "group", header: "Group", cell: ({ group }) => (group === 1 ? "1 (likeliest)" : String(group)) },
  { id: "cases", header: "Customers", align: "end", cell: ({ cases }) => formatCount(cases) },
  { id: "positives", header: "Left", align: "end", cell: ({ positives }) => formatCount(positives) },
  { id: "rate", header: "Share", align: "end", cell: ({ rate }) => percent(rate) },
  { id: "lift", header: "Lift", align: "end", cell: ({ lift }) => times(lift) },
  { id: "caught", header: "Caught", align: "end", cell: ({ caught }) => percent(caught) },
];

export function LiftPanel({ rows }: { rows: Churn["tested"]["lift"] }) {
  const groups = rows.map((row, i) => ({ ...row, group: i + 1 }));
  return (
    <ChartPanel
      title="Churn: lift"
      description="Tested customers by their score, the likeliest to leave first. Lift: share who left / share of all who left. Caught: of all who left, those in this group or one before it."
      onCsv={() => downloadText("churn-lift.csv", csv(groups))}
      chart={
        <DataTable
          label="Lift"
          columns={COLUMNS}
          rows={groups}
          rowKey={({ group }) => String(group)}
          currency={null}
          maxHeight={360}
        />
      }
    />
  );
}

function csv(rows: LiftRow[]): string {
  return toCsv(
    ["group", "customers", "left", "rate", "lift", "caught"],
    rows.map((it) => [it.group, it.cases, it.positives, it.rate, it.lift, it.caught]),
  );
}
