import { createRoute } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, problems } from "../platform/http/guard.ts";
import { reconcile } from "./reconcile.ts";
import { reconciliationDoc } from "./schema.ts";

const reconcileRoute = createRoute({
  method: "post",
  path: "/v1/rollups/reconcile",
  tags: ["Rollups"],
  summary: "Recount every rollup from the facts",
  ...guarded("admin"),
  responses: { 200: answer("Every bucket that differs", reconciliationDoc), ...problems },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(reconcileRoute, async (c) => c.json(await reconcile(sql, clock), 200));
}
