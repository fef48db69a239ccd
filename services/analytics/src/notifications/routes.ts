import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, jsonBody, problems } from "../platform/http/guard.ts";
import { hour, parseWindow, windowQuery } from "../platform/http/window.ts";
import { notificationsDoc, notifiedDoc, sentAlert, sentWebhook } from "./schema.ts";
import { keepNotifications, readNotificationList } from "./write.ts";

const tags = ["Notifications"];

const listRoute = createRoute({
  method: "get",
  path: "/v1/notifications",
  tags,
  summary: "Alert notifications, newest first",
  ...guarded("read"),
  request: { query: z.object({ ...windowQuery, limit: z.coerce.number().int().min(1).max(1_000).default(100) }) },
  responses: { 200: answer("With the signal each names", notificationsDoc), ...problems },
});

const grafanaRoute = createRoute({
  method: "post",
  path: "/v1/webhooks/grafana",
  tags,
  summary: "The webhook of a contact point of Grafana or Alertmanager",
  ...guarded("ingest"),
  description:
    "An alert whose label `subject` is, say, `falco/12` is kept with that alert group; others become signals.",
  request: { body: jsonBody(sentWebhook) },
  responses: { 200: answer("What was kept", notifiedDoc), ...problems },
});

const alertmanagerRoute = createRoute({
  method: "post",
  path: "/v1/ingest/alertmanager/api/v2/alerts",
  tags,
  summary: "Alerts as Prometheus' and Loki's rulers send them to an Alertmanager",
  ...guarded("ingest"),
  request: { body: jsonBody(z.array(sentAlert).max(5_000)) },
  responses: { 200: answer("What was kept", notifiedDoc), ...problems },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(listRoute, async (c) => {
    const query = c.req.valid("query");
    return c.json(
      await readNotificationList(sql, { ...parseWindow(query, clock, 168 * hour), limit: query.limit }),
      200,
    );
  });
  app.openapi(grafanaRoute, async (c) =>
    c.json(await keepNotifications(sql, clock, "grafana", c.req.valid("json").alerts), 200),
  );
  app.openapi(alertmanagerRoute, async (c) =>
    c.json(await keepNotifications(sql, clock, "alertmanager", c.req.valid("json")), 200),
  );
}
