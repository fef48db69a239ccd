import { createRoute, z } from "@hono/zod-openapi";
import { attacks } from "../kpis/schema.ts";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, notFound, problems } from "../platform/http/guard.ts";
import { orderFilters, queryProduct, queryProducts } from "./query.ts";
import { productDoc, productsDoc } from "./schema.ts";

const tags = ["Products"];
const many = z.union([z.string(), z.array(z.string())]).optional();
const list = (value: string | string[] | undefined) => (value === undefined ? undefined : [value].flat());
const period = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  currency: many,
  attacks: attacks.optional(),
});

const listRoute = createRoute({
  method: "get",
  path: "/v1/products",
  tags,
  summary: "What products sold, earned and have in stock",
  ...guarded("read"),
  request: {
    query: period
      .extend({
        sort: z.string().optional().openapi({ example: "-gross_revenue" }),
        search: z.string().max(200).optional(),
        store: many,
        ...Object.fromEntries(orderFilters.map((name) => [name, many])),
        category: many,
        brand: many,
        unsold: z
          .enum(["true", "false"])
          .default("false")
          .openapi({ description: "Also products that sold nothing in the period." }),
        limit: z.coerce.number().int().min(1).max(500).default(50),
        cursor: z.string().optional(),
      })
      .strict(),
  },
  responses: { 200: answer("One page of products", productsDoc), ...problems },
});

const productRoute = createRoute({
  method: "get",
  path: "/v1/products/{id}",
  tags,
  summary: "One product",
  ...guarded("read"),
  request: { params: z.object({ id: z.string().openapi({ example: "22423" }) }), query: period.strict() },
  responses: { 200: answer("Its sums and its stock", productDoc), ...problems, ...notFound },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(listRoute, async (c) => {
    const q = c.req.valid("query");
    const request = {
      from: q.from,
      to: q.to,
      sort: q.sort,
      search: q.search || undefined,
      limit: q.limit,
      cursor: q.cursor,
      stores: list(q.store),
      currencies: list(q.currency),
      categories: list(q.category),
      brands: list(q.brand),
      orders: Object.fromEntries(
        orderFilters.flatMap((name) => (name in q ? [[name, list(q[name as keyof typeof q] as string)]] : [])),
      ),
      attacks: q.attacks,
      everything: q.unsold === "true",
    };
    return c.json(await queryProducts(sql, clock, request), 200);
  });
  app.openapi(productRoute, async (c) => {
    const q = c.req.valid("query");
    const request = { from: q.from, to: q.to, currencies: list(q.currency), attacks: q.attacks };
    return c.json(await queryProduct(sql, clock, c.req.valid("param").id, request), 200);
  });
}
