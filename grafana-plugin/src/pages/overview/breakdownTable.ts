import type { KpiDoc, KpiRow } from "../../shared/api/types.ts";
import { COMPARISON_NAMES } from "../../shared/chart/kpiChart.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { formatCount } from "../../shared/format/cell.ts";

export function groupLabel(row: KpiRow, dimension: string): string {
  return row.label || row.group?.[dimension] || "(unknown)";
}

export function breakdownColumns(doc: KpiDoc, name: string, dimension: string): TableColumn<KpiRow>[] {
  const { unit, n_of } = doc.metric;
  const columns: TableColumn<KpiRow>[] = [
    { id: "group", header: name, cell: (row) => groupLabel(row, dimension) },
    { id: "value", header: doc.metric.name, align: "end", value: (row) => ({ cell: row.cell, unit }) },
    { id: "n", header: `n (${n_of})`, align: "end", cell: (row) => formatCount(row.cell.n) },
  ];
  if (doc.comparison) {
    columns.push(
      {
        id: "compare",
        header: COMPARISON_NAMES[doc.comparison.kind],
        align: "end",
        value: (row) => ({ cell: row.compare, unit }),
      },
      {
        id: "change",
        header: "Change",
        align: "end",
        value: (row) => ({ cell: row.change, unit: "ratio", signed: true }),
      },
    );
  }
  return columns;
}
