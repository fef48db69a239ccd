import { createRoute } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, jsonBody, problems } from "../platform/http/guard.ts";
import { annotationSettings, annotationSettingsDoc } from "./schema.ts";
import { readSettings, writeSettings } from "./settings.ts";

const tags = ["Annotations"];

const readRoute = createRoute({
  method: "get",
  path: "/v1/annotations/settings",
  tags,
  summary: "Which kinds of signals are written back to Grafana as annotations",
  ...guarded("read"),
  responses: { 200: answer("A switch for each kind", annotationSettingsDoc), ...problems },
});

const writeRoute = createRoute({
  method: "put",
  path: "/v1/annotations/settings",
  tags,
  summary: "Switch kinds on or off",
  ...guarded("admin"),
  request: { body: jsonBody(annotationSettings) },
  responses: { 200: answer("As it is now", annotationSettingsDoc), ...problems },
});

export function routes(app: App, { sql, config }: Deps): void {
  app.openapi(readRoute, async (c) => c.json(await readSettings(sql, config), 200));
  app.openapi(writeRoute, async (c) => c.json(await writeSettings(sql, config, c.req.valid("json")), 200));
}
