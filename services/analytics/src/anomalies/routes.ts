import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { actor, answer, guarded, jsonBody, notFound, problems } from "../platform/http/guard.ts";
import { hour, parseWindow, windowQuery } from "../platform/http/window.ts";
import { readBands } from "./bands.ts";
import { listAnomalies, listMonitors } from "./query.ts";
import { anomaliesDoc, bandsDoc, monitorSettings, monitorsDoc, simulationDoc } from "./schema.ts";
import { requireMonitor, writeMonitor } from "./settings.ts";
import { simulate } from "./simulate.ts";

const tags = ["Anomalies"];
const params = z.object({ id: z.string().openapi({ example: "orders.country" }) });

const listRoute = createRoute({
  method: "get",
  path: "/v1/anomalies",
  tags,
  summary: "Hours in which a metric left its band",
  ...guarded("read"),
  request: { query: z.object({ ...windowQuery, metric: z.string().optional() }) },
  responses: { 200: answer("Newest first", anomaliesDoc), ...problems },
});

const monitorsRoute = createRoute({
  method: "get",
  path: "/v1/anomalies/monitors",
  tags,
  summary: "What is watched, and how",
  ...guarded("read"),
  responses: { 200: answer("Every monitor", monitorsDoc), ...problems },
});

const setRoute = createRoute({
  method: "put",
  path: "/v1/anomalies/monitors/{id}",
  tags,
  summary: "Set how a metric is watched",
  ...guarded("admin"),
  request: { params, body: jsonBody(monitorSettings) },
  responses: { 200: answer("Every monitor, after it", monitorsDoc), ...problems, ...notFound },
});

const bandsRoute = createRoute({
  method: "get",
  path: "/v1/anomalies/bands/{id}",
  tags,
  summary: "The hours of a watched series with what they should have been",
  ...guarded("read"),
  request: { params, query: z.object({ ...windowQuery, value: z.string().default("") }) },
  responses: { 200: answer("An hour a row", bandsDoc), ...problems, ...notFound },
});

const tried = z.object({
  enabled: z.stringbool().default(true),
  direction: monitorSettings.shape.direction,
  false_alarm_rate: z.coerce.number().min(1e-9).max(0.05),
  minimum_change: z.coerce.number().min(0).max(10),
  minimum_count: z.coerce.number().min(0),
  minimum_buckets: z.coerce.number().int().min(1).max(24),
});

const simulateRoute = createRoute({
  method: "get",
  path: "/v1/anomalies/simulate",
  tags,
  summary: "What a setting would have said of the last days",
  description: "Settings that are left out are those that hold now.",
  ...guarded("read"),
  request: {
    query: tried.partial().extend({ monitor: z.string(), days: z.coerce.number().int().min(1).max(364).default(28) }),
  },
  responses: { 200: answer("The anomalies it would have found", simulationDoc), ...problems, ...notFound },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(listRoute, async (c) => {
    const { metric, ...query } = c.req.valid("query");
    return c.json(await listAnomalies(sql, clock, { ...parseWindow(query, clock, 672 * hour), metric }), 200);
  });
  app.openapi(monitorsRoute, async (c) => c.json(await listMonitors(sql, clock), 200));
  app.openapi(setRoute, async (c) => {
    await writeMonitor(sql, clock, c.req.valid("param").id, c.req.valid("json"), actor(c));
    return c.json(await listMonitors(sql, clock), 200);
  });
  app.openapi(bandsRoute, async (c) => {
    const { value, ...query } = c.req.valid("query");
    const monitor = requireMonitor(c.req.valid("param").id);
    return c.json(await readBands(sql, clock, { monitor, value, ...parseWindow(query, clock, 72 * hour) }), 200);
  });
  app.openapi(simulateRoute, async (c) => {
    const { monitor, days, ...given } = c.req.valid("query");
    requireMonitor(monitor);
    const now = (await listMonitors(sql, clock)).rows.find((it) => it.id === monitor)?.settings;
    const settings = monitorSettings.parse({ ...now, ...given });
    return c.json(await simulate(sql, clock, { id: monitor, settings, days }), 200);
  });
}
