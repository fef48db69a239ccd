import { createRoute } from "@hono/zod-openapi";
import { openLogStore } from "../logs/index.ts";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, conflict, guarded, jsonBody, problems } from "../platform/http/guard.ts";
import { addDemoExperiment } from "./experiment.ts";
import { injectIncident, listIncidents } from "./inject.ts";
import { addLiveOrders } from "./live.ts";
import {
  demoIncidentInput,
  demoIncidentsDoc,
  demoOrdersDoc,
  demoOrdersInput,
  madeExperiment,
  madeIncident,
} from "./schema.ts";
import { showIncident, showMade } from "./show.ts";

const addOrders = createRoute({
  method: "post",
  path: "/v1/demo/orders",
  tags: ["Demo"],
  summary: "Let orders come into the demo shop now",
  ...guarded("write"),
  request: { body: { content: { "application/json": { schema: demoOrdersInput } } } },
  responses: { 201: answer("Their ids", demoOrdersDoc), ...problems, ...conflict },
});

const addIncident = createRoute({
  method: "post",
  path: "/v1/demo/incidents",
  tags: ["Demo"],
  summary: "Let an incident into the demo shop that began some hours ago and goes on for another hour",
  ...guarded("write"),
  request: { body: jsonBody(demoIncidentInput) },
  responses: { 201: answer("The incident, with what a right answer names", madeIncident), ...problems, ...conflict },
});

const getIncidents = createRoute({
  method: "get",
  path: "/v1/demo/incidents",
  tags: ["Demo"],
  summary: "The incidents of the demo shop and what a right answer names",
  ...guarded("read"),
  responses: { 200: answer("The incidents", demoIncidentsDoc), ...problems, ...conflict },
});

const addExperiment = createRoute({
  method: "post",
  path: "/v1/demo/experiments",
  tags: ["Demo"],
  summary: "Give the demo shop an experiment of the last three weeks, in which nothing is to be found",
  ...guarded("write"),
  responses: { 201: answer("The experiment and its result", madeExperiment), ...problems, ...conflict },
});

export function routes(app: App, { sql, clock, config }: Deps): void {
  app.openapi(addOrders, async (c) => {
    const input = demoOrdersInput.parse(c.req.valid("json") ?? {});
    const seed = input.seed ?? clock().getTime() % 2_000_000_000;
    return c.json(await addLiveOrders(sql, clock, input.count, seed), 201);
  });
  app.openapi(addIncident, async (c) => {
    const lines = { store: openLogStore(sql, clock, config), env: config.env };
    return c.json(showMade(await injectIncident(sql, clock, c.req.valid("json"), lines)), 201);
  });
  app.openapi(addExperiment, async (c) => c.json(await addDemoExperiment(sql, clock), 201));
  app.openapi(getIncidents, async (c) => c.json({ rows: (await listIncidents(sql)).map(showIncident) }, 200));
}
