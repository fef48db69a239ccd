import { Badge, TextLink } from "@grafana/ui";
import { APP_PATH } from "../../constants.ts";
import type { ProductRow } from "../../shared/api/types.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { formatCount, formatNumber, NO_VALUE } from "../../shared/format/cell.ts";

export function productColumns(search: string, currency: string | null): TableColumn<ProductRow>[] {
  return [
    { id: "name", header: "Product", sortable: true, cell: (row) => <ProductLink row={row} search={search} /> },
    {
      id: "gross_revenue",
      header: "Sales",
      align: "end",
      sortable: true,
      value: (row) => ({ cell: row.gross_revenue, unit: "money" }),
    },
    {
      id: "units",
      header: "Units",
      align: "end",
      sortable: true,
      value: (row) => ({ cell: row.units, unit: "count" }),
    },
    {
      id: "orders",
      header: "Orders",
      align: "end",
      sortable: true,
      value: (row) => ({ cell: row.orders, unit: "count" }),
    },
    {
      id: "margin",
      header: "Profit",
      align: "end",
      sortable: true,
      value: (row) => ({ cell: row.margin, unit: "money" }),
    },
    {
      id: "margin_pct",
      header: "Margin",
      align: "end",
      sortable: true,
      value: (row) => ({ cell: row.margin_pct, unit: "ratio" }),
    },
    { id: "stock", header: "Stock", align: "end", sortable: true, cell: (row) => <Stock row={row} /> },
    { id: "category", header: "Category", cell: (row) => row.category ?? NO_VALUE },
    {
      id: "price",
      header: "Price",
      align: "end",
      cell: (row) => (row.price === null ? NO_VALUE : formatNumber(row.price, "money", currency)),
    },
  ];
}

function ProductLink({ row, search }: { row: ProductRow; search: string }) {
  return (
    <TextLink href={`${APP_PATH}/products/${encodeURIComponent(row.product)}${search}`} inline={false}>
      {row.name || row.product}
    </TextLink>
  );
}

export function Stock({ row }: { row: ProductRow }) {
  if (row.stock === null) {
    return <span title="Stock was never counted">{NO_VALUE}</span>;
  }
  return (
    <>
      {row.low_stock && (
        <Badge color="orange" icon="exclamation-triangle" text={row.stock <= 0 ? "Sold out" : "Low stock"} />
      )}{" "}
      {formatCount(row.stock)}
    </>
  );
}
