import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { EmptyState, useStyles2 } from "@grafana/ui";
import { useMemo } from "react";
import type { ProductDoc } from "../../shared/api/types.ts";
import { TimeChart } from "../../shared/chart/TimeChart.tsx";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { formatCompact, formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { stockChart } from "./stockChart.ts";

interface Props {
  doc: ProductDoc;
  timeZone: string;
}

export function StockPanels({ doc, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  if (doc.stock_by_warehouse.length === 0) {
    return (
      <EmptyState variant="not-found" hideImage message="Stock was never counted">
        Import an inventory file to see what is left and where.
      </EmptyState>
    );
  }
  return (
    <div className={styles.grid}>
      <StockHistory doc={doc} timeZone={timeZone} />
      <Warehouses doc={doc} timeZone={timeZone} />
    </div>
  );
}

function StockHistory({ doc, timeZone }: Props) {
  const model = useMemo(() => stockChart(doc.stock_history, timeZone), [doc, timeZone]);
  const rows = doc.stock_history;
  return (
    <ChartPanel
      title="Stock over time"
      description="Stock levels as they were counted, summed over the warehouses."
      onCsv={() =>
        downloadText(
          "stock.csv",
          toCsv(
            ["as_of", "quantity"],
            rows.map((row) => [row.as_of, row.quantity]),
          ),
        )
      }
      chart={
        <TimeChart
          model={model}
          height={200}
          timeZone={timeZone}
          label={`Stock over time, ${rows.length} counts`}
          formatAxis={(value) => formatCompact(value, "count", null)}
        />
      }
      table={
        <DataTable
          label="Stock over time as a table"
          rows={rows}
          rowKey={(row) => row.as_of}
          currency={null}
          maxHeight={224}
          columns={[
            { id: "as_of", header: "Counted", cell: (row) => formatMoment(row.as_of, timeZone) },
            { id: "quantity", header: "Units", align: "end", cell: (row) => formatCount(row.quantity) },
          ]}
        />
      }
    />
  );
}

function Warehouses({ doc, timeZone }: Props) {
  const rows = doc.stock_by_warehouse;
  return (
    <ChartPanel
      title="Stock by warehouse"
      onCsv={() =>
        downloadText(
          "warehouses.csv",
          toCsv(
            ["warehouse", "quantity", "as_of"],
            rows.map((row) => [row.warehouse, row.quantity, row.as_of]),
          ),
        )
      }
      chart={
        <DataTable
          label="Stock by warehouse"
          rows={rows}
          rowKey={(row) => row.warehouse}
          currency={null}
          maxHeight={224}
          columns={[
            { id: "warehouse", header: "Warehouse", cell: (row) => row.warehouse },
            { id: "quantity", header: "Units", align: "end", cell: (row) => formatCount(row.quantity) },
            { id: "as_of", header: "Counted", align: "end", cell: (row) => formatMoment(row.as_of, timeZone) },
          ]}
        />
      }
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(420px, 100%), 1fr))",
    alignItems: "start",
  }),
});
