import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, problems } from "../platform/http/guard.ts";
import { describeCatalogue } from "./catalogue.ts";
import { kpiCsv } from "./csv.ts";
import { examples } from "./examples.ts";
import { queryOverview } from "./overview.ts";
import { queryKpi, requireMetric } from "./query.ts";
import { kpiQuery, periodQuery, toRequest } from "./query_schema.ts";
import { catalogueDoc, interval, kpiDoc, overviewDoc } from "./schema.ts";

const tags = ["KPIs"];

const catalogueRoute = createRoute({
  method: "get",
  path: "/v1/kpis",
  tags,
  summary: "The metric catalogue",
  ...guarded("read"),
  responses: { 200: answer("Metrics, measures and dimensions", catalogueDoc), ...problems },
});

const kpiRoute = createRoute({
  method: "get",
  path: "/v1/kpis/{metric}",
  tags,
  summary: "One metric over a period",
  description: examples,
  ...guarded("read"),
  request: { params: z.object({ metric: z.string().openapi({ example: "gross_revenue" }) }), query: kpiQuery.strict() },
  responses: {
    200: {
      description: "Total, rows, comparison and provenance",
      content: { "application/json": { schema: kpiDoc }, "text/csv": { schema: z.string() } },
    },
    ...problems,
  },
});

const overviewRoute = createRoute({
  method: "get",
  path: "/v1/analytics/overview",
  tags,
  summary: "How the shop is doing",
  ...guarded("read"),
  request: { query: periodQuery.extend({ interval: interval.optional() }).strict() },
  responses: { 200: answer("Sentence, tiles with sparklines, filter options", overviewDoc), ...problems },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(catalogueRoute, (c) => c.json(describeCatalogue(), 200));
  app.openapi(kpiRoute, async (c) => {
    const query = c.req.valid("query");
    const doc = await queryKpi(sql, clock, requireMetric(c.req.valid("param").metric), toRequest(query));
    if (query.format === "json") return c.json(doc, 200);
    return c.body(kpiCsv(doc), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${doc.metric.id}.csv"`,
    });
  });
  app.openapi(overviewRoute, async (c) =>
    c.json(await queryOverview(sql, clock, toRequest(c.req.valid("query"))), 200),
  );
}
