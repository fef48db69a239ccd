import { z } from "@hono/zod-openapi";
import { available, cell, provenance } from "../platform/http/schema.ts";

export const productSort = z.enum([
  "gross_revenue",
  "net_revenue",
  "units",
  "orders",
  "margin",
  "margin_pct",
  "stock",
  "name",
]);
export type ProductSort = z.infer<typeof productSort>;

export const productRow = z.object({
  product: z.string().openapi({ example: "22423" }),
  name: z.string(),
  category: z.string().nullable(),
  brand: z.string().nullable(),
  price: z.number().nullable(),
  gross_revenue: cell,
  net_revenue: cell,
  units: cell,
  orders: cell,
  margin: cell,
  margin_pct: cell,
  stock: z
    .number()
    .nullable()
    .openapi({ description: "Newest stock level over all warehouses; null when never counted." }),
  low_stock: z.boolean().nullable(),
});
export type ProductRow = z.infer<typeof productRow>;

export const productsDoc = z
  .object({
    currency: z.string().nullable(),
    range: z.object({ from: z.string(), to: z.string() }),
    rows: z.array(productRow),
    total: z.number().int().openapi({ description: "Products that match, before paging." }),
    next_cursor: z.string().nullable(),
    available,
    provenance,
  })
  .openapi("Products");
export type ProductsDoc = z.infer<typeof productsDoc>;

export const productDoc = z
  .object({
    product: productRow,
    currency: z.string().nullable(),
    range: z.object({ from: z.string(), to: z.string() }),
    stock_by_warehouse: z.array(z.object({ warehouse: z.string(), quantity: z.number(), as_of: z.string() })),
    stock_history: z.array(z.object({ as_of: z.string(), quantity: z.number() })),
    provenance,
  })
  .openapi("Product");
export type ProductDoc = z.infer<typeof productDoc>;
