import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { allows } from "../platform/auth/index.ts";
import type { App, Deps, Env } from "../platform/http/app.ts";
import { answer, guarded, jsonBody, notFound, problems } from "../platform/http/guard.ts";
import { chooseCurrency } from "./currency.ts";
import { describeModel } from "./describe.ts";
import { handingRoutes } from "./handing/routes.ts";
import { scoreJob } from "./job.ts";
import { listCustomers } from "./list.ts";
import { listModels, requireModel } from "./model.ts";
import { privacyRoutes } from "./privacy/routes.ts";
import { readCustomer, scoreNew } from "./profile.ts";
import { queryCustomers } from "./query.ts";
import {
  customerDoc,
  customerListDoc,
  customerSearch,
  customerSettings,
  customersDoc,
  modelDoc,
  newCustomer,
  newScoreDoc,
  timelineDoc,
} from "./schema.ts";
import { changeSettings, readSettings } from "./settings.ts";
import { readTimeline } from "./timeline.ts";

const tags = ["Customers"];
const currency = z.string().optional().openapi({ description: "Default: that of most customers." });
const params = z.object({ customer: z.string().min(1).max(200).openapi({ description: "The shop's own id." }) });

/** Names and e-mail addresses are for tokens with the scope personal (or admin). */
const seesPersons = (c: Context<Env>) => allows(c.get("bearer"), "personal");

const overviewRoute = createRoute({
  method: "get",
  path: "/v1/customers/overview",
  tags,
  summary: "Who is worth keeping, and who is leaving",
  ...guarded("read"),
  request: { query: z.object({ currency }).strict() },
  responses: {
    200: answer("Segments, RFM grid, moves, distributions, and the model behind them", customersDoc),
    ...problems,
  },
});

const listRoute = createRoute({
  method: "get",
  path: "/v1/customers",
  tags,
  summary: "Customers with their scores",
  ...guarded("read"),
  request: { query: customerSearch },
  responses: { 200: answer("One page, the most first", customerListDoc), ...problems },
});

const modelsRoute = createRoute({
  method: "get",
  path: "/v1/customers/models",
  tags,
  summary: "The saved models",
  ...guarded("read"),
  request: { query: z.object({ currency }).strict() },
  responses: {
    200: answer(
      "The latest first",
      z.object({
        rows: z.array(modelDoc.pick({ version: true, as_of: true, made_at: true, customers: true, elapsed_ms: true })),
      }),
    ),
    ...problems,
  },
});

const modelRoute = createRoute({
  method: "get",
  path: "/v1/customers/models/{version}",
  tags,
  summary: "One saved model: what it was made of and how it was tested",
  ...guarded("read"),
  request: { params: z.object({ version: z.coerce.number().int().min(1) }), query: z.object({ currency }).strict() },
  responses: { 200: answer("The model", modelDoc), ...problems, ...notFound },
});

const settingsRoute = createRoute({
  method: "get",
  path: "/v1/customers/settings",
  tags,
  summary: "How customers are scored",
  ...guarded("read"),
  responses: { 200: answer("The settings", customerSettings), ...problems },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/v1/customers/settings",
  tags,
  summary: "Change how customers are scored",
  description: "What is not given stays. The next scoring makes a new model.",
  ...guarded("write"),
  request: { body: jsonBody(customerSettings.partial()) },
  responses: { 200: answer("The settings", customerSettings), ...problems },
});

const runRoute = createRoute({
  method: "post",
  path: "/v1/customers/runs",
  tags,
  summary: "Score all customers now",
  description:
    "A job: its progress is in `GET /v1/operations`. `refit` makes a new model whatever the age of the last.",
  ...guarded("write"),
  request: { body: jsonBody(z.object({ refit: z.boolean().default(false) }).strict()) },
  responses: { 202: answer("Asked for", z.object({ job: z.string() })), ...problems },
});

const scoreRoute = createRoute({
  method: "post",
  path: "/v1/customers/score",
  tags,
  summary: "Score somebody by a saved model, without fitting it anew",
  ...guarded("read"),
  request: { body: jsonBody(newCustomer) },
  responses: { 200: answer("Scores and segment", newScoreDoc), ...problems, ...notFound },
});

const customerRoute = createRoute({
  method: "get",
  path: "/v1/customers/{customer}",
  tags,
  summary: "One customer: values, probabilities, and the reason for each score",
  ...guarded("read"),
  request: { params, query: z.object({ currency }).strict() },
  responses: { 200: answer("Everything that is told of them", customerDoc), ...problems, ...notFound },
});

const timelineRoute = createRoute({
  method: "get",
  path: "/v1/customers/{customer}/timeline",
  tags,
  summary: "One customer's orders, refunds, visits, tickets and moves, newest first",
  ...guarded("read"),
  request: {
    params,
    query: z
      .object({ limit: z.coerce.number().int().min(1).max(500).default(100), cursor: z.string().optional() })
      .strict(),
  },
  responses: { 200: answer("One page", timelineDoc), ...problems },
});

export function routes(app: App, deps: Deps): void {
  const { sql, jobs } = deps;
  // Before the routes of one customer, or it would be one with the id export.
  handingRoutes(app, deps);
  privacyRoutes(app, deps);
  app.openapi(overviewRoute, async (c) =>
    c.json(await queryCustomers(sql, { currency: c.req.valid("query").currency, personal: seesPersons(c) }), 200),
  );
  app.openapi(listRoute, async (c) => c.json(await listCustomers(sql, c.req.valid("query"), seesPersons(c)), 200));
  app.openapi(modelsRoute, async (c) => {
    const { it } = await chooseCurrency(sql, c.req.valid("query").currency);
    return c.json({ rows: it ? await listModels(sql, it.currency) : [] }, 200);
  });
  app.openapi(modelRoute, async (c) => {
    const { it } = await chooseCurrency(sql, c.req.valid("query").currency);
    return c.json(describeModel(await requireModel(sql, it?.currency, c.req.valid("param").version)), 200);
  });
  app.openapi(settingsRoute, async (c) => c.json(await readSettings(sql), 200));
  app.openapi(changeRoute, async (c) => c.json(await changeSettings(sql, c.req.valid("json")), 200));
  app.openapi(runRoute, async (c) => {
    await jobs.send(scoreJob.name, c.req.valid("json"));
    return c.json({ job: scoreJob.name }, 202);
  });
  app.openapi(scoreRoute, async (c) => c.json(await scoreNew(sql, c.req.valid("json")), 200));
  app.openapi(customerRoute, async (c) => {
    const { customer } = c.req.valid("param");
    return c.json(await readCustomer(sql, { customer, ...c.req.valid("query"), personal: seesPersons(c) }), 200);
  });
  app.openapi(timelineRoute, async (c) =>
    c.json(await readTimeline(sql, { ...c.req.valid("param"), ...c.req.valid("query") }), 200),
  );
}
