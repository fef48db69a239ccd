import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { actor, answer, conflict, guarded, jsonBody, notFound, problems } from "../platform/http/guard.ts";
import { assign } from "./assign.ts";
import { resultCsv } from "./export/csv.ts";
import { resultPdf } from "./export/pdf.ts";
import { requireRunning, takeExposures } from "./expose.ts";
import { experimentsJob } from "./job.ts";
import { ofSegment, takeOutside } from "./outside.ts";
import { planPower } from "./power.ts";
import { describeExperiment, listExperiments, readResults } from "./read.ts";
import {
  changeExperiment,
  createExperiment,
  logExperiment,
  readExperiment,
  startExperiment,
  stopExperiment,
} from "./registry.ts";
import {
  assignmentDoc,
  changedExperiment,
  experimentDoc,
  experimentResultsDoc,
  experimentsDoc,
  exposuresDoc,
  exposuresInput,
  loggedNote,
  newExperiment,
  outsideDoc,
  powerDoc,
  powerQuery,
  powerRequest,
  startedExperiment,
} from "./schema.ts";

const tags = ["Experiments"];
const params = z.object({ key: z.string() });
const one = answer("The experiment as it stands", experimentDoc);

const powerRoute = createRoute({
  method: "post",
  path: "/v1/experiments/power",
  tags,
  summary: "How many units an experiment needs",
  description: "Sample size, power and smallest difference that is found, with a curve. Nothing is kept.",
  ...guarded("read"),
  request: { body: jsonBody(powerRequest) },
  responses: { 200: answer("The plan", powerDoc), ...problems },
});

/** Reading only, so that it is open to whoever may read. */
const askPowerRoute = createRoute({
  method: "get",
  path: "/v1/experiments/power",
  tags,
  summary: "How many units an experiment needs, asked by an address",
  ...guarded("read"),
  request: { query: powerQuery },
  responses: { 200: answer("The plan", powerDoc), ...problems },
});

const listRoute = createRoute({
  method: "get",
  path: "/v1/experiments",
  tags,
  summary: "All experiments, those that run first",
  ...guarded("read"),
  responses: { 200: answer("Experiments", experimentsDoc), ...problems },
});

const createOne = createRoute({
  method: "post",
  path: "/v1/experiments",
  tags,
  summary: "Plan an experiment",
  description: "Hypothesis, arms, metrics, method and alpha are fixed here, before anything is seen.",
  ...guarded("write"),
  request: { body: jsonBody(newExperiment) },
  responses: { 201: one, ...problems, ...conflict },
});

const readOne = createRoute({
  method: "get",
  path: "/v1/experiments/{key}",
  tags,
  summary: "One experiment with its units and its log",
  ...guarded("read"),
  request: { params },
  responses: { 200: one, ...problems, ...notFound },
});

const changeOne = createRoute({
  method: "patch",
  path: "/v1/experiments/{key}",
  tags,
  summary: "Change a plan",
  description: "What is not given stays. After the start it takes a note, the arms stay, and the change is shown.",
  ...guarded("write"),
  request: { params, body: jsonBody(changedExperiment) },
  responses: { 200: one, ...problems, ...notFound, ...conflict },
});

const acts = (verb: "start" | "stop", summary: string) =>
  createRoute({
    method: "post",
    path: `/v1/experiments/{key}/${verb}`,
    tags,
    summary,
    ...guarded("write"),
    request: { params, body: jsonBody(startedExperiment) },
    responses: { 200: one, ...problems, ...notFound, ...conflict },
  });
const startRoute = acts("start", "Start it: from now on units are assigned");
const stopRoute = acts("stop", "Stop it: what comes later does not count");

const logRoute = createRoute({
  method: "post",
  path: "/v1/experiments/{key}/log",
  tags,
  summary: "Keep what was said or decided",
  ...guarded("write"),
  request: { params, body: jsonBody(loggedNote) },
  responses: { 200: one, ...problems, ...notFound },
});

const exposeRoute = createRoute({
  method: "post",
  path: "/v1/experiments/{key}/exposures",
  tags,
  summary: "Tell who was seen in which arm",
  description: "Sent again, nothing changes. What cannot be read is named, goes to quarantine, and the rest goes on.",
  ...guarded("ingest"),
  request: { params, body: jsonBody(exposuresInput) },
  responses: { 200: answer("What was done with them", exposuresDoc), ...problems, ...notFound, ...conflict },
});

const binary = z.string().openapi({ format: "binary" });
const resultsRoute = createRoute({
  method: "get",
  path: "/v1/experiments/{key}/results",
  tags,
  summary: "What came of it so far",
  description:
    "The latest result, made every hour while it runs, and how its primary metric came to it. As CSV a row for each metric and " +
    "arm; as PDF one page for people.",
  ...guarded("read"),
  request: { params, query: z.object({ format: z.enum(["json", "csv", "pdf"]).default("json") }).strict() },
  responses: {
    200: {
      description: "The latest result and its path",
      content: {
        "application/json": { schema: experimentResultsDoc },
        "text/csv": { schema: z.string() },
        "application/pdf": { schema: binary },
      },
    },
    ...problems,
    ...notFound,
  },
});

const analyseRoute = createRoute({
  method: "post",
  path: "/v1/experiments/{key}/results",
  tags,
  summary: "Make the result now",
  description: "A job: its progress is in `GET /v1/operations`.",
  ...guarded("write"),
  request: { params },
  responses: { 202: answer("Asked for", z.object({ job: z.string() })), ...problems, ...notFound },
});

const assignRoute = createRoute({
  method: "get",
  path: "/v1/experiments/{key}/assignment",
  tags,
  summary: "The arm of a unit",
  description: "The same for the same unit, for ever. Tell the exposure when the unit has seen its arm.",
  ...guarded("read"),
  request: { params, query: z.object({ unit: z.string().min(1).max(200) }) },
  responses: { 200: answer("Its arm", assignmentDoc), ...problems, ...notFound },
});

const segmentRoute = createRoute({
  method: "post",
  path: "/v1/ingest/segment",
  tags,
  summary: "Take exposures from Segment's calls",
  description:
    'The event "Experiment Viewed" of `track`, by itself or in a batch; other events are left. `experiment_id` names the ' +
    "experiment, `variation_id` the arm (or their names), `userId` (else `anonymousId`) the unit.",
  ...guarded("ingest"),
  request: { body: jsonBody(z.record(z.string(), z.unknown())) },
  responses: { 200: answer("What was done with them", outsideDoc), ...problems },
});

export function routes(app: App, { sql, clock, jobs }: Deps): void {
  app.openapi(powerRoute, (c) => c.json(planPower(c.req.valid("json")), 200));
  // Before {key}, which would take it for one.
  app.openapi(askPowerRoute, (c) => c.json(planPower(c.req.valid("query")), 200));
  app.openapi(listRoute, async (c) => c.json(await listExperiments(sql), 200));
  app.openapi(createOne, async (c) => {
    const input = c.req.valid("json");
    await createExperiment({ sql, clock, actor: actor(c) }, input);
    return c.json(await describeExperiment(sql, input.key), 201);
  });
  app.openapi(readOne, async (c) => c.json(await describeExperiment(sql, c.req.valid("param").key), 200));
  app.openapi(changeOne, async (c) => {
    const { key } = c.req.valid("param");
    await changeExperiment({ sql, clock, actor: actor(c) }, key, c.req.valid("json"));
    return c.json(await describeExperiment(sql, key), 200);
  });
  app.openapi(startRoute, async (c) => {
    const { key } = c.req.valid("param");
    await startExperiment({ sql, clock, actor: actor(c) }, key, c.req.valid("json"));
    return c.json(await describeExperiment(sql, key), 200);
  });
  app.openapi(stopRoute, async (c) => {
    const { key } = c.req.valid("param");
    await stopExperiment({ sql, clock, actor: actor(c) }, key, c.req.valid("json"));
    return c.json(await describeExperiment(sql, key), 200);
  });
  app.openapi(logRoute, async (c) => {
    const { key } = c.req.valid("param");
    await logExperiment({ sql, clock, actor: actor(c) }, key, c.req.valid("json"));
    return c.json(await describeExperiment(sql, key), 200);
  });
  app.openapi(exposeRoute, async (c) => {
    const { exposures } = c.req.valid("json");
    return c.json(await takeExposures(sql, clock, c.req.valid("param").key, exposures), 200);
  });
  app.openapi(segmentRoute, async (c) => c.json(await takeOutside(sql, clock, ofSegment(c.req.valid("json"))), 200));
  app.openapi(resultsRoute, async (c) => {
    const { key } = c.req.valid("param");
    const { format } = c.req.valid("query");
    const results = await readResults(sql, key);
    const file = { "content-disposition": `attachment; filename="${key}.${format}"` };
    if (format === "csv")
      return c.body(resultCsv(results.latest), 200, { "content-type": "text/csv; charset=utf-8", ...file });
    if (format === "json") return c.json(results, 200);
    const pdf = await resultPdf(await describeExperiment(sql, key), results.latest, clock());
    return c.body(pdf, 200, { "content-type": "application/pdf", ...file });
  });
  app.openapi(analyseRoute, async (c) => {
    const { key } = await readExperiment(sql, c.req.valid("param").key);
    await jobs.send(experimentsJob.name, { key });
    return c.json({ job: experimentsJob.name }, 202);
  });
  app.openapi(assignRoute, async (c) => {
    const { unit } = c.req.valid("query");
    const it = await readExperiment(sql, c.req.valid("param").key);
    requireRunning(it);
    return c.json({ unit, arm: assign(it.key, it.arms, unit) }, 200);
  });
}
