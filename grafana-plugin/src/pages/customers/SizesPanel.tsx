import { Text } from "@grafana/ui";
import { useMemo } from "react";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { TimeChart } from "../../shared/chart/TimeChart.tsx";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { formatCompact, formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { sizesCsv, sizesModel, sizesTable } from "./sizes.ts";

interface Props {
  doc: CustomersDoc;
  loading: boolean;
}

const TITLE = "Customers by segment over time";
const HEIGHT = 260;

export function SizesPanel({ doc, loading }: Props) {
  const table = useMemo(() => sizesTable(doc), [doc]);
  const model = useMemo(() => sizesModel(table), [table]);
  return (
    <ChartPanel
      title={TITLE}
      description="Noted at every scoring; months before the first scoring are worked out by its model."
      loading={loading}
      onCsv={() => downloadText("segment-sizes.csv", sizesCsv(doc))}
      chart={
        table.days.length < 2 ? (
          <Text color="secondary">Noted once so far. A line needs two days.</Text>
        ) : (
          <TimeChart
            model={model}
            height={HEIGHT}
            timeZone="utc"
            label={`${TITLE}, ${table.days.length} days, ${table.lines.length} segments`}
            formatAxis={(value) => formatCompact(value, "count", null)}
          />
        )
      }
      table={
        <DataTable
          label={`${TITLE} as a table`}
          rows={table.days}
          rowKey={String}
          currency={null}
          maxHeight={HEIGHT + 40}
          columns={[
            { id: "day", header: "On", cell: (day) => formatMoment(day, "utc") },
            ...table.lines.map(({ name, label, counts }) => ({
              id: name,
              header: label,
              align: "end" as const,
              cell: (day: string) => formatCount(counts[table.days.indexOf(day)] ?? 0),
            })),
          ]}
        />
      }
    />
  );
}
