import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { actor, answer, conflict, guarded, jsonBody, notFound, problems } from "../platform/http/guard.ts";
import { hour, list, many, parseWindow, windowQuery } from "../platform/http/window.ts";
import { noteIngest } from "../platform/ingest/index.ts";
import { receiveGithub } from "./github.ts";
import { deploy, deploysDoc, reportedDeploy, webhookDoc } from "./schema.ts";
import { readDeploys, writeDeploy } from "./write.ts";

const tags = ["Deploys"];

const listRoute = createRoute({
  method: "get",
  path: "/v1/deploys",
  tags,
  summary: "Deploys, newest first",
  ...guarded("read"),
  request: {
    query: z.object({
      ...windowQuery,
      service: many,
      environment: many,
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
    }),
  },
  responses: { 200: answer("Deploys that touch the range", deploysDoc), ...problems },
});

const reportRoute = createRoute({
  method: "post",
  path: "/v1/deploys",
  tags,
  summary: "Report a deploy, when it starts, when it ends, or both",
  ...guarded("write"),
  description:
    "The same deploy sent again changes nothing. One that was reported as started is completed by a second report " +
    "of the same service, version and environment with `finished_at` or `state`.",
  request: { body: jsonBody(reportedDeploy) },
  responses: { 200: answer("The deploy as it stands", deploy), ...problems },
});

const githubRoute = createRoute({
  method: "post",
  path: "/v1/webhooks/github",
  tags,
  summary: "GitHub's deployment_status webhook",
  security: [{ signature: ["deploys"] }],
  description:
    "Signed with VIGIE_GITHUB_SECRET (X-Hub-Signature-256), content type application/json. A wrong signature, a delivery " +
    "of more than 30 minutes ago and one that was accepted before are refused. `payload.service` and `payload.rollback` " +
    "of the deployment are used where they are given; else the service is the repository's name.",
  responses: {
    200: answer("What was done with it", webhookDoc),
    401: problems[401],
    403: problems[403],
    ...conflict,
    ...notFound,
  },
});

export function routes(app: App, { sql, clock, config }: Deps): void {
  app.openapi(listRoute, async (c) => {
    const query = c.req.valid("query");
    const window = parseWindow(query, clock, 720 * hour);
    const filter = {
      ...window,
      services: list(query.service),
      environments: list(query.environment),
      limit: query.limit,
    };
    return c.json(await readDeploys(sql, filter), 200);
  });
  app.openapi(reportRoute, async (c) => {
    const done = await writeDeploy(sql, clock, c.req.valid("json"), { source: actor(c) });
    await noteIngest(sql, "deploys", clock(), done.changed ? { accepted: 1 } : { duplicates: 1 });
    return c.json(done.deploy, 200);
  });
  app.openapi(githubRoute, async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const done = await receiveGithub(sql, clock, config.githubSecret, {
      body,
      signature: c.req.header("x-hub-signature-256"),
      contentType: c.req.header("content-type"),
    });
    if (done.accepted) await noteIngest(sql, "deploys", clock(), { accepted: 1 });
    return c.json(done, 200);
  });
}
