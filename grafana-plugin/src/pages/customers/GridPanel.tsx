import { css } from "@emotion/css";
import type { Panel } from "@grafana/schema";
import { Alert, RadioButtonGroup, useStyles2 } from "@grafana/ui";
import { RFM_PANEL_ID } from "../../constants.ts";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { DEFAULT_MEASURE, isForetold, MEASURES, type Measure } from "../../shared/customers/measures.ts";
import { RfmGrid } from "../../shared/customers/RfmGrid.tsx";
import { AddToDashboard } from "../../shared/dashboard/AddToDashboard.tsx";
import { cellValue, formatCount, formatNumber } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { type CustomersState, toggleCell } from "./customersState.ts";

interface Props {
  view: View;
  state: CustomersState;
  doc: CustomersDoc;
  loading: boolean;
}

const TITLE = "Recency and frequency";

export function GridPanel({ view, state: { question, measure }, doc, loading }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ChartPanel
      title={TITLE}
      description={`Scores 1 to ${doc.quantiles} by quantiles of all customers: R by days since the last order, F by the number of orders. ${doc.quantiles} is best.`}
      loading={loading}
      onCsv={() => downloadText("rfm-grid.csv", gridCsv(doc))}
      actions={<AddToDashboard title={TITLE} buildPanel={() => rfmPanel(measure, question.currency)} />}
      chart={
        <>
          <div className={styles.toggle}>
            <RadioButtonGroup
              aria-label="Colour shows"
              options={MEASURES.map(({ value, label, about }) => ({ value, label, description: about }))}
              value={measure}
              onChange={(value) => view.setParams({ show: value === DEFAULT_MEASURE ? undefined : value })}
            />
          </div>
          <RfmGrid
            doc={doc}
            measure={measure}
            chosen={question}
            onChoose={(cell) => view.setParams(toggleCell(question, cell))}
          />
          {isForetold(measure) && <Notice text={doc.notice} />}
        </>
      }
      table={
        <DataTable
          label={`${TITLE} as a table`}
          columns={gridColumns(doc)}
          rows={doc.grid}
          rowKey={({ r, f }) => `${r} ${f}`}
          currency={doc.currency}
          maxHeight={420}
        />
      }
    />
  );
}

/** Stands by everything that is foretold of people. */
export function Notice({ text }: { text: string }) {
  return <Alert severity="info" title={text} bottomSpacing={0} topSpacing={1} />;
}

export function rfmPanel(measure: Measure, currency: string | undefined): Panel {
  const options = { measure, ...(currency ? { currency } : {}) };
  return { type: RFM_PANEL_ID, title: "RFM grid", gridPos: { x: 0, y: 0, w: 12, h: 11 }, options };
}

function gridColumns({ currency }: CustomersDoc): TableColumn<CustomersDoc["grid"][number]>[] {
  return [
    { id: "r", header: "R", cell: ({ r }) => String(r) },
    { id: "f", header: "F", cell: ({ f }) => String(f) },
    { id: "customers", header: "Customers", align: "end", cell: ({ customers }) => formatCount(customers) },
    {
      id: "monetary",
      header: "Sales",
      align: "end",
      cell: ({ monetary }) => formatNumber(monetary, "money", currency),
    },
    {
      id: "predicted",
      header: "Predicted value",
      align: "end",
      value: (it) => ({ cell: it.predicted, unit: "money" }),
    },
    { id: "churn", header: "Churn", align: "end", value: (it) => ({ cell: it.churn, unit: "ratio" }) },
  ];
}

function gridCsv({ grid, currency }: CustomersDoc): string {
  return toCsv(
    ["r", "f", "customers", "currency", "monetary", "predicted", "churn"],
    grid.map((it) => [it.r, it.f, it.customers, currency, it.monetary, cellValue(it.predicted), cellValue(it.churn)]),
  );
}

const getStyles = () => ({
  toggle: css({
    maxWidth: "100%",
    overflowX: "auto",
    marginBottom: 8,
    "& > *": { width: "max-content", maxWidth: "none" },
  }),
});
