import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { actor, answer, guarded, jsonBody, notFound, problems } from "../platform/http/guard.ts";
import { hour, parseWindow, windowQuery } from "../platform/http/window.ts";
import { judge, readNoise, readTriage } from "./query.ts";
import { noiseDoc, subjectKind, triageAction, triageDoc } from "./schema.ts";

const tags = ["Triage"];
const params = z.object({ kind: subjectKind, subject: z.string().min(1).max(200).openapi({ example: "12" }) });

const noiseRoute = createRoute({
  method: "get",
  path: "/v1/triage/noise",
  tags,
  summary: "Which rules raise much and mean little",
  ...guarded("read"),
  request: { query: z.object(windowQuery) },
  responses: { 200: answer("A row for each rule", noiseDoc), ...problems },
});

const readRoute = createRoute({
  method: "get",
  path: "/v1/triage/{kind}/{subject}",
  tags,
  summary: "Where a subject stands, and its audit trail",
  ...guarded("read"),
  request: { params },
  responses: { 200: answer("State and trail", triageDoc), ...problems, ...notFound },
});

const judgeRoute = createRoute({
  method: "post",
  path: "/v1/triage/{kind}/{subject}",
  tags,
  summary: "Acknowledge, judge, silence or comment",
  ...guarded("triage"),
  request: { params, body: jsonBody(triageAction) },
  responses: { 200: answer("State and trail after it", triageDoc), ...problems, ...notFound },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(noiseRoute, async (c) =>
    c.json(await readNoise(sql, clock, parseWindow(c.req.valid("query"), clock, 720 * hour)), 200),
  );
  app.openapi(readRoute, async (c) => c.json(await readTriage(sql, c.req.valid("param")), 200));
  app.openapi(judgeRoute, async (c) =>
    c.json(await judge(sql, clock, c.req.valid("param"), c.req.valid("json"), actor(c)), 200),
  );
}
