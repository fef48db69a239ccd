import { createRoute, z } from "@hono/zod-openapi";
import { openLogStore } from "../logs/index.ts";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, notFound, problems } from "../platform/http/guard.ts";
import { hour, list, many, parseWindow, windowQuery } from "../platform/http/window.ts";
import { previewException, readGroupDetail } from "./detail.ts";
import { readSecurity } from "./query.ts";
import { createReceiver } from "./receive.ts";
import { alertGroupDoc, exceptionDoc, falcoAnswer, type Priority, priority, securityDoc } from "./schema.ts";

const tags = ["Security"];
const id = z.object({ id: z.coerce.number().int().openapi({ example: 12 }) });

const securityRoute = createRoute({
  method: "get",
  path: "/v1/security",
  tags,
  summary: "Falco's alerts by group, rule, priority and MITRE technique",
  ...guarded("read"),
  request: {
    query: z.object({
      ...windowQuery,
      priority: z.union([priority, z.array(priority)]).optional(),
      place: many,
      rule: many,
      state: z.enum(["open", "silenced", "all"]).default("all"),
      tactic: z.string().max(100).optional().openapi({ example: "Execution" }),
      technique: z.string().max(20).optional().openapi({ example: "T1059" }),
      search: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
    }),
  },
  responses: { 200: answer("The range's alerts", securityDoc), ...problems },
});

const groupRoute = createRoute({
  method: "get",
  path: "/v1/security/groups/{id}",
  tags,
  summary: "One alert group",
  ...guarded("read"),
  request: { params: id, query: z.object(windowQuery) },
  responses: { 200: answer("Its newest alerts, its hours, its trail", alertGroupDoc), ...problems, ...notFound },
});

const exceptionRoute = createRoute({
  method: "get",
  path: "/v1/security/groups/{id}/exception",
  tags,
  summary: "An exception to the group's rule, and what it would hide",
  ...guarded("read"),
  request: {
    params: id,
    query: z.object({
      field: z.union([z.string(), z.array(z.string()).min(1).max(8)]).openapi({ example: "proc.name" }),
    }),
  },
  responses: { 200: answer("Snippet and preview", exceptionDoc), ...problems, ...notFound },
});

const alertBody = {
  body: { required: true, content: { "application/json": { schema: z.any().openapi({ type: "object" }) } } },
};
const ingestRoute = createRoute({
  method: "post",
  path: "/v1/ingest/falco",
  tags,
  summary: "One alert, as Falco's http_output or falcosidekick's webhook sends it",
  ...guarded("ingest"),
  request: alertBody,
  responses: { 200: answer("Kept, or known already", falcoAnswer), ...problems },
});
const ingestByPathRoute = createRoute({
  method: "post",
  path: "/v1/ingest/falco/{token}",
  tags,
  summary: "The same, for Falco itself, which sends no header",
  description: "The token must have the scope `ingest` and no other.",
  security: [{ address: ["ingest"] }],
  middleware: guarded("ingest").middleware,
  request: { params: z.object({ token: z.string() }), ...alertBody },
  responses: { 200: answer("Kept, or known already", falcoAnswer), ...problems },
});

function addReading(app: App, { sql, clock }: Deps): void {
  app.openapi(securityRoute, async (c) => {
    const query = c.req.valid("query");
    const filter = {
      ...parseWindow(query, clock, 24 * hour),
      priorities: list(query.priority) as Priority[] | null,
      places: list(query.place),
      rules: list(query.rule),
      state: query.state,
      tactic: query.tactic || undefined,
      technique: query.technique || undefined,
      search: query.search || undefined,
      limit: query.limit,
    };
    return c.json(await readSecurity(sql, clock, filter), 200);
  });
  app.openapi(groupRoute, async (c) => {
    const window = parseWindow(c.req.valid("query"), clock, 24 * hour);
    return c.json(await readGroupDetail(sql, clock, window, c.req.valid("param").id), 200);
  });
  app.openapi(exceptionRoute, async (c) => {
    const fields = [...new Set([c.req.valid("query").field].flat())];
    return c.json(await previewException(sql, clock, c.req.valid("param").id, fields), 200);
  });
}

export function routes(app: App, deps: Deps): void {
  addReading(app, deps);
  const { sql, clock, config } = deps;
  const receive = createReceiver({ sql, clock, store: openLogStore(sql, clock, config), env: config.env });
  // The alert is kept as it came, byte for byte, so it is not parsed on the way in.
  for (const route of [ingestRoute, ingestByPathRoute]) {
    app.openAPIRegistry.registerPath(route);
    app.post(route.getRoutingPath(), route.middleware, async (c) => c.json(await receive(await c.req.text()), 200));
  }
}
