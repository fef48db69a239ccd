import { createRoute, z } from "@hono/zod-openapi";
import { openLogStore } from "../logs/index.ts";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, notFound, problems } from "../platform/http/guard.ts";
import { hour, parseWindow, windowQuery } from "../platform/http/window.ts";
import { findCauses } from "./causes.ts";
import { readIncident } from "./detail.ts";
import { postMortem } from "./postMortem.ts";
import { readIncidents } from "./query.ts";
import { causesDoc, incidentDoc, incidentsDoc } from "./schema.ts";

const tags = ["Incidents"];
const name = z.string().min(1).max(200).optional();
const params = z.object({ id: z.coerce.number().int().min(1) });

const listRoute = createRoute({
  method: "get",
  path: "/v1/incidents",
  tags,
  summary: "What broke, why, and what it cost",
  ...guarded("read"),
  request: {
    query: z.object({
      ...windowQuery,
      state: z.enum(["open", "ended"]).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: answer("By money at stake, the most first", incidentsDoc), ...problems },
});

const causesRoute = createRoute({
  method: "get",
  path: "/v1/incidents/causes",
  tags,
  summary: "What could explain a change that began at a time",
  description:
    "Ranks the signals of the half year before by time, shared dimensions and strength, and by a permutation p-value of " +
    "their kind against its own base rate, corrected over the kinds. That nothing stands out is a common answer.",
  ...guarded("read"),
  request: {
    query: z.object({
      at: z
        .string()
        .openapi({ example: "2026-11-21T14:00:00Z", description: "Start of the bucket it was first seen in." }),
      bucket_minutes: z.coerce.number().int().min(5).max(1_440).default(60),
      metric: z.string().default("orders").openapi({ description: "What changed." }),
      direction: z.enum(["up", "down"]).default("down"),
      service: name,
      country: name,
      category: name,
      product: name,
      payment_method: name,
      environment: name,
      host: name,
    }),
  },
  responses: { 200: answer("The likeliest first", causesDoc), ...problems },
});

const detailRoute = createRoute({
  method: "get",
  path: "/v1/incidents/{id}",
  tags,
  summary: "One incident: figures, causes, where, log lines, what was done",
  ...guarded("read"),
  request: { params },
  responses: { 200: answer("Everything about it", incidentDoc), ...problems, ...notFound },
});

const postMortemRoute = createRoute({
  method: "get",
  path: "/v1/incidents/{id}/post-mortem",
  tags,
  summary: "A draft of a post-mortem in Markdown",
  ...guarded("read"),
  request: { params },
  responses: {
    200: { description: "Markdown", content: { "text/markdown": { schema: z.string() } } },
    ...problems,
    ...notFound,
  },
});

export function routes(app: App, { sql, clock, config }: Deps): void {
  const store = openLogStore(sql, clock, config);
  app.openapi(listRoute, async (c) => {
    const { state, limit, ...query } = c.req.valid("query");
    return c.json(await readIncidents(sql, clock, { ...parseWindow(query, clock, 672 * hour), state, limit }), 200);
  });
  app.openapi(causesRoute, async (c) => {
    const { at, bucket_minutes, metric, direction, ...where } = c.req.valid("query");
    const given = Object.entries(where).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const { from } = parseWindow({ from: at, to: "9999-12-31" }, clock, 0);
    const question = { at: from, bucketMinutes: bucket_minutes, dimensions: Object.fromEntries(given) };
    return c.json(await findCauses(sql, { ...question, changes: [{ metric, direction }] }), 200);
  });
  app.openapi(detailRoute, async (c) => c.json(await readIncident(sql, clock, store, c.req.valid("param").id), 200));
  app.openapi(postMortemRoute, async (c) => {
    const text = postMortem(await readIncident(sql, clock, store, c.req.valid("param").id));
    return c.body(text, 200, { "content-type": "text/markdown; charset=utf-8" });
  });
}
