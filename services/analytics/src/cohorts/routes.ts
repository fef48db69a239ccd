import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { guarded, problems } from "../platform/http/guard.ts";
import { cohortsCsv } from "./csv.ts";
import { queryCohorts } from "./query.ts";
import { cohortQuery, cohortsDoc } from "./schema.ts";

const cohortsRoute = createRoute({
  method: "get",
  path: "/v1/cohorts",
  tags: ["Cohorts"],
  summary: "Who comes back: customers or stores by the week or month of their first order",
  ...guarded("read"),
  request: { query: cohortQuery },
  responses: {
    200: {
      description:
        "Cohorts with a cell for each period, their weighted mean, and the means by an attribute of the first order",
      content: { "application/json": { schema: cohortsDoc }, "text/csv": { schema: z.string() } },
    },
    ...problems,
  },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(cohortsRoute, async (c) => {
    const query = c.req.valid("query");
    const doc = await queryCohorts(sql, clock, query);
    if (query.format === "json") return c.json(doc, 200);
    return c.body(cohortsCsv(doc), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="cohorts-${query.unit}-${query.grain}.csv"`,
    });
  });
}
