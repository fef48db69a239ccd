import { Text } from "@grafana/ui";
import type { ModelDoc } from "../../../shared/api/types.ts";
import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../../shared/components/DataTable.tsx";
import { FactList } from "../../../shared/components/FactList.tsx";
import { Heading } from "../../../shared/components/Heading.tsx";
import { formatCompact, formatCount } from "../../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../../shared/format/csv.ts";
import { reasonText } from "../reasonText.ts";
import { type Churn, churnFacts } from "./modelFacts.ts";

type LiftRow = Churn["tested"]["lift"][number] & { group: number };

const TITLE = "How churn was tested";
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

interface Props {
  churn: ModelDoc["churn"];
  notice: string;
}

/** How well it told who would leave, on what it had not seen. */
export function TestPanel({ churn, notice }: Props) {
  if ("reason" in churn) {
    return (
      <ChartPanel title={TITLE} chart={<Text color="secondary">Not enough data: {reasonText(churn.detail)}</Text>} />
    );
  }
  const groups = churn.tested.lift.map((row, i) => ({ ...row, group: i + 1 }));
  return (
    <ChartPanel
      title={TITLE}
      description="The same recipe, trained one horizon earlier and held against what came then. Nothing it was tested on did it see."
      onCsv={() => downloadText("churn-lift.csv", csv(groups))}
      chart={
        <>
          <FactList facts={churnFacts(churn)} />
          <Heading text="Lift" />
          <DataTable
            label="Lift"
            columns={COLUMNS}
            rows={groups}
            rowKey={({ group }) => String(group)}
            currency={null}
          />
          <Text element="p" color="secondary" variant="bodySmall">
            Tenths by score. Lift: share who left / share of all who left. Caught: of all who left, those in this group
            or one before it. {notice}
          </Text>
        </>
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
