import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../../platform/http/app.ts";
import { actor, answer, guarded, notFound, problems } from "../../platform/http/guard.ts";
import { exportCustomer } from "./data.ts";
import { eraseCustomer, randomPlaceholder } from "./erase.ts";
import { erasureDoc, personalData } from "./schema.ts";

const tags = ["Customers"];
const params = z.object({ customer: z.string().min(1).max(200).openapi({ description: "The shop's own id." }) });

const dataRoute = createRoute({
  method: "get",
  path: "/v1/customers/{customer}/data",
  tags,
  summary: "Everything that is known of one person, to be handed to them",
  ...guarded("personal"),
  request: { params },
  responses: { 200: answer("Their data", personalData), ...problems, ...notFound },
});

const eraseRoute = createRoute({
  method: "delete",
  path: "/v1/customers/{customer}",
  tags,
  summary: "Remove a person; totals stay",
  description:
    "Id, name, e-mail address and addresses go from facts, results, quarantine, notes and log lines; the orders stay under a " +
    "name of no meaning. Afterwards everything is searched for them. A file imported again brings them back.",
  ...guarded("admin"),
  request: { params },
  responses: {
    200: answer("What was changed, and what a search found afterwards", erasureDoc),
    ...problems,
    ...notFound,
  },
});

export function privacyRoutes(app: App, { sql, clock, config }: Deps): void {
  app.openapi(dataRoute, async (c) => c.json(await exportCustomer(sql, c.req.valid("param").customer), 200));
  app.openapi(eraseRoute, async (c) => {
    const options = { clock, by: actor(c), placeholder: randomPlaceholder, lokiUrl: config.lokiUrl };
    return c.json(await eraseCustomer(sql, c.req.valid("param").customer, options), 200);
  });
}
