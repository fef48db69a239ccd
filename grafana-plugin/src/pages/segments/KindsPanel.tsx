import { useStyles2 } from "@grafana/ui";
import { fetchText } from "../../shared/api/client.ts";
import type { KindOfBuyer, SegmentsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { DownloadButton } from "../../shared/components/DownloadButton.tsx";
import { exportRequest } from "../../shared/customers/requests.ts";
import { cellValue, countOf, formatCompact, formatCount, formatNumber } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { getCardStyles } from "./cardStyles.ts";
import type { PickProps } from "./PickButton.tsx";
import { PickButton } from "./PickButton.tsx";
import { apartWords } from "./profile.ts";
import { kindOf } from "./segmentsState.ts";

interface Props extends PickProps {
  doc: SegmentsDoc;
  loading: boolean;
}

const TITLE = "Kinds of buyers";

export function KindsPanel({ doc, loading, ...pick }: Props) {
  const styles = useStyles2(getCardStyles);
  return (
    <ChartPanel
      title={TITLE}
      description="Groups of customers who are like each other, found by k-means. A name tells what sets a group apart the most."
      loading={loading}
      onCsv={() => downloadText("kinds-of-buyers.csv", kindsCsv(doc))}
      chart={
        <ul className={styles.cards} aria-label={TITLE}>
          {doc.segments.map((kind) => (
            <KindCard key={kind.segment} kind={kind} currency={doc.currency} {...pick} />
          ))}
        </ul>
      }
      table={
        <DataTable
          label={`${TITLE} as a table`}
          columns={kindColumns(doc.currency)}
          rows={doc.segments}
          rowKey={({ segment }) => String(segment)}
          currency={doc.currency}
        />
      }
    />
  );
}

function KindCard({ kind, currency, ...pick }: PickProps & { kind: KindOfBuyer; currency: string | null }) {
  const styles = useStyles2(getCardStyles);
  const { customers, share, monetary_share, name } = kind;
  const sales = cellValue(monetary_share);
  const apart = apartWords(kind, currency);
  return (
    <li className={styles.card}>
      <PickButton kind={kind} {...pick} />
      <div className={styles.figure}>
        {countOf(customers, "customers")} · {formatCompact(share, "ratio", null)}
      </div>
      <div className={styles.quiet}>
        {sales === null ? noSales(kind) : `${formatCompact(sales, "ratio", null)} of sales`}
      </div>
      <ul className={styles.words}>
        {(apart.length > 0 ? apart : ["Like all customers"]).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <DownloadButton
        text="Customers"
        label={`Download the customers of ${name} as CSV`}
        tooltip="Every customer of this segment, as CSV"
        file={`customers-kind-${kindOf(kind)}.csv`}
        load={() => fetchText(exportRequest({ kind: kindOf(kind), currency: currency ?? undefined }))}
      />
    </li>
  );
}

function noSales({ monetary_share }: KindOfBuyer): string {
  return "detail" in monetary_share ? `Share of sales: ${monetary_share.detail}` : "";
}

function kindColumns(currency: string | null): TableColumn<KindOfBuyer>[] {
  return [
    { id: "name", header: "Segment", cell: ({ name }) => name },
    { id: "customers", header: "Customers", align: "end", cell: ({ customers }) => formatCount(customers) },
    { id: "share", header: "Of all", align: "end", cell: ({ share }) => formatNumber(share, "ratio", null) },
    {
      id: "sales",
      header: "Of sales",
      align: "end",
      value: ({ monetary_share }) => ({ cell: monetary_share, unit: "ratio" }),
    },
    { id: "apart", header: "What sets them apart", wrap: true, cell: (it) => apartWords(it, currency).join("; ") },
  ];
}

function kindsCsv({ segments, currency }: SegmentsDoc): string {
  return toCsv(
    ["segment", "name", "customers", "share", "share_of_sales", "apart"],
    segments.map((it) => [
      kindOf(it),
      it.name,
      it.customers,
      it.share,
      cellValue(it.monetary_share),
      apartWords(it, currency).join("; "),
    ]),
  );
}
