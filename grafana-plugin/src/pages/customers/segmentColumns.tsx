import type { CustomersDoc, SegmentDoc } from "../../shared/api/types.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { moneyName } from "../../shared/customers/measures.ts";
import { cellValue, formatCount, formatNumber } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { SegmentChange } from "./SegmentChange.tsx";

export function segmentColumns(doc: CustomersDoc): TableColumn<SegmentDoc>[] {
  const name = moneyName(doc);
  return [
    { id: "segment", header: "Segment", cell: ({ label }) => label },
    { id: "customers", header: "Customers", align: "end", cell: ({ customers }) => formatCount(customers) },
    { id: "share", header: "Of all", align: "end", cell: ({ share }) => formatNumber(share, "ratio", null) },
    {
      id: "monetary",
      header: name,
      align: "end",
      cell: ({ monetary }) => formatNumber(monetary, "money", doc.currency),
    },
    {
      id: "monetary_share",
      header: `Share of ${name.toLowerCase()}`,
      align: "end",
      value: ({ monetary_share }) => ({ cell: monetary_share, unit: "ratio" }),
    },
    {
      id: "predicted",
      header: "Predicted",
      align: "end",
      value: ({ predicted }) => ({ cell: predicted, unit: "money" }),
    },
    {
      id: "change",
      header: doc.moves ? `Against ${formatMoment(doc.moves.since, "utc")}` : "Change",
      align: "end",
      cell: ({ change }) => <SegmentChange change={change} />,
    },
  ];
}

export function segmentsCsv({ segments, currency }: CustomersDoc): string {
  return toCsv(
    ["segment", "label", "customers", "share", "currency", "monetary", "monetary_share", "predicted", "change"],
    segments.map((it) => [
      it.name,
      it.label,
      it.customers,
      it.share,
      currency,
      it.monetary,
      cellValue(it.monetary_share),
      cellValue(it.predicted),
      cellValue(it.change),
    ]),
  );
}
