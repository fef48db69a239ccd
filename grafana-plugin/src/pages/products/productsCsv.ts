import type { Cell, ProductsDoc } from "../../shared/api/types.ts";
import { cellValue } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";

const CELLS = ["gross_revenue", "net_revenue", "units", "orders", "margin", "margin_pct"] as const;

/** What the table shows; money in the currency named in its own column. */
export function productsCsv(doc: ProductsDoc): string {
  const header = ["product", "name", "category", "brand", "currency", "price", ...CELLS, "stock", "low_stock"];
  const rows = doc.rows.map((row) => [
    row.product,
    row.name,
    row.category,
    row.brand,
    doc.currency,
    row.price,
    ...CELLS.map((key) => cellValue(row[key] satisfies Cell)),
    row.stock,
    row.low_stock === null ? null : String(row.low_stock),
  ]);
  return toCsv(header, rows);
}
