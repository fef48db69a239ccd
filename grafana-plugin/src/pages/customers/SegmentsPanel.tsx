import { RadioButtonGroup, Text } from "@grafana/ui";
import type { CustomersDoc, SegmentDoc } from "../../shared/api/types.ts";
import { type Bar, BarList } from "../../shared/components/BarList.tsx";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { moneyName } from "../../shared/customers/measures.ts";
import { cellValue, countOf, formatCell, formatCompact, formatNumber } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import type { View } from "../../shared/url/useView.ts";
import { type CustomersState, toggleSegment } from "./customersState.ts";
import { SegmentChange } from "./SegmentChange.tsx";
import { segmentColumns, segmentsCsv } from "./segmentColumns.tsx";

interface Props {
  view: View;
  state: CustomersState;
  doc: CustomersDoc;
  loading: boolean;
}

const WAYS = [
  { value: "monetary", label: "Sales" },
  { value: "predicted", label: "Predicted" },
  { value: "customers", label: "Customers" },
] as const;

type Way = (typeof WAYS)[number]["value"];

/** Bars that filter the list on click. */
export function SegmentsPanel({ view, state: { question }, doc, loading }: Props) {
  const way = WAYS.find(({ value }) => value === view.params.get("by"))?.value ?? "monetary";
  return (
    <ChartPanel
      title="Value by segment"
      description={`A segment is the first rule that a customer's scores fit. Sales: ${moneyName(doc).toLowerCase()} so far. Predicted: sum of predicted values.`}
      loading={loading}
      onCsv={() => downloadText("segments.csv", segmentsCsv(doc))}
      chart={
        <>
          <RadioButtonGroup
            aria-label="Bars show"
            size="sm"
            options={[...WAYS]}
            value={way}
            onChange={(value) => view.setParams({ by: value === "monetary" ? undefined : value })}
          />
          <BarList
            bars={doc.segments.map((segment) => toBar(doc, segment, way))}
            chosen={question.segment ? [question.segment] : []}
            onToggle={(name) => view.setParams(toggleSegment(question, name))}
          />
          <Text color="secondary" variant="bodySmall">
            {doc.moves && `On the right: customers more or fewer than on ${formatMoment(doc.moves.since, "utc")}. `}A
            click lists the customers.
            {way === "predicted" && ` ${doc.notice}`}
          </Text>
        </>
      }
      table={
        <DataTable
          label="Segments as a table"
          columns={segmentColumns(doc)}
          rows={doc.segments}
          rowKey={({ name }) => name}
          currency={doc.currency}
        />
      }
    />
  );
}

function toBar({ currency }: CustomersDoc, segment: SegmentDoc, way: Way): Bar {
  const { name, label, customers, share, monetary, monetary_share, predicted, change } = segment;
  const part = (value: number | null) => (value === null ? "" : ` · ${formatCompact(value, "ratio", null)}`);
  const told = formatCell(predicted, "money", currency);
  const figures = {
    monetary: {
      value: monetary,
      text: `${formatCompact(monetary, "money", currency)}${part(cellValue(monetary_share))}`,
    },
    predicted: {
      value: cellValue(predicted),
      text: told.reason ?? formatCompact(cellValue(predicted) ?? 0, "money", currency),
    },
    customers: { value: customers, text: `${countOf(customers, "customers")}${part(share)}` },
  };
  return {
    id: name,
    label,
    ...figures[way],
    hint: `${label}: ${countOf(customers, "customers")}, bought for ${formatNumber(monetary, "money", currency)}, predicted ${told.text}. Click to list them.`,
    change: <SegmentChange change={change} />,
  };
}
