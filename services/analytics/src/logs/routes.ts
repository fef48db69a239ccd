import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, problems } from "../platform/http/guard.ts";
import { hour, list, many, parseWindow, windowQuery } from "../platform/http/window.ts";
import { readLines, readPatterns, readVolume } from "./query.ts";
import { receiveOtlp, receivePush } from "./receive.ts";
import { type LogLevel, logLevel, logPatternsDoc, logsDoc, logVolumeDoc } from "./schema.ts";
import { openLogStore } from "./store.ts";
import { encode } from "./wire/messages.ts";

const tags = ["Logs"];
const filters = {
  ...windowQuery,
  service: many,
  level: z.union([logLevel, z.array(logLevel)]).optional(),
  env: many,
  source: many,
  search: z.string().max(500).optional().openapi({ description: "Text in the line, whatever its case." }),
};

const linesRoute = createRoute({
  method: "get",
  path: "/v1/logs",
  tags,
  summary: "Log lines, newest first; with `after`, those that came since",
  ...guarded("read"),
  request: {
    query: z.object({
      ...filters,
      limit: z.coerce.number().int().min(1).max(2_000).default(200),
      cursor: z.string().optional().openapi({ description: "`next_cursor` of the page before." }),
      after: z.string().optional().openapi({ description: "`id` of the newest line that is known; 0 for none." }),
    }),
  },
  responses: { 200: answer("Lines", logsDoc), ...problems },
});

const volumeRoute = createRoute({
  method: "get",
  path: "/v1/logs/volume",
  tags,
  summary: "Lines by service, level and time",
  ...guarded("read"),
  request: { query: z.object(filters) },
  responses: { 200: answer("Counts by step", logVolumeDoc), ...problems },
});

const patternsRoute = createRoute({
  method: "get",
  path: "/v1/logs/patterns",
  tags,
  summary: "What warnings and errors have in common",
  ...guarded("read"),
  request: { query: z.object(filters) },
  responses: { 200: answer("Templates with counts, the commonest first", logPatternsDoc), ...problems },
});

const body = (types: string[]) => ({
  body: {
    required: true,
    content: Object.fromEntries(types.map((type) => [type, { schema: z.any().openapi({ type: "object" }) }])),
  },
});

const otlpRoute = createRoute({
  method: "post",
  path: "/v1/ingest/otlp/v1/logs",
  tags,
  summary: "OpenTelemetry's logs (OTLP/HTTP)",
  ...guarded("ingest"),
  description: "For exporters: OTEL_EXPORTER_OTLP_ENDPOINT = <address>/v1/ingest/otlp. JSON or protobuf, gzip too.",
  request: body(["application/json", "application/x-protobuf"]),
  responses: {
    200: { description: "As OTLP has it; what was rejected is in `partialSuccess` and in quarantine" },
    ...problems,
  },
});

const pushRoute = createRoute({
  method: "post",
  path: "/v1/ingest/loki/api/v1/push",
  tags,
  summary: "Loki's push format",
  ...guarded("ingest"),
  description: "For clients of Loki: address = <address>/v1/ingest. JSON, or protobuf in snappy.",
  request: body(["application/json", "application/x-protobuf"]),
  responses: { 204: { description: "Kept" }, ...problems },
});

type Query = {
  service?: string | string[] | undefined;
  level?: LogLevel | LogLevel[] | undefined;
  env?: string | string[] | undefined;
  source?: string | string[] | undefined;
  search?: string | undefined;
};

const filterOf = (query: Query) => ({
  services: list(query.service),
  levels: list(query.level) as LogLevel[] | null,
  envs: list(query.env),
  sources: list(query.source),
  search: query.search || undefined,
});

function addReading(app: App, { sql, clock, config }: Deps): void {
  const store = openLogStore(sql, clock, config);
  app.openapi(linesRoute, async (c) => {
    const query = c.req.valid("query");
    const more = { limit: query.limit, before: query.cursor, after: query.after };
    return c.json(await readLines(store, { ...parseWindow(query, clock, hour), ...filterOf(query), ...more }), 200);
  });
  app.openapi(volumeRoute, async (c) => {
    const query = c.req.valid("query");
    return c.json(await readVolume(store, { ...parseWindow(query, clock, hour), ...filterOf(query) }), 200);
  });
  app.openapi(patternsRoute, async (c) => {
    const query = c.req.valid("query");
    return c.json(
      await readPatterns(sql, clock, store, { ...parseWindow(query, clock, hour), ...filterOf(query) }),
      200,
    );
  });
}

function addReceiving(app: App, { sql, clock, config }: Deps): void {
  const receiver = { sql, clock, store: openLogStore(sql, clock, config) };
  // Bodies may be protobuf: they are registered for the reference and read by hand.
  app.openAPIRegistry.registerPath(otlpRoute);
  app.post(otlpRoute.path, otlpRoute.middleware, async (c) => {
    const done = await receiveOtlp(receiver, c.req.raw);
    const partialSuccess = { rejectedLogRecords: done.rejected, errorMessage: done.message ?? "" };
    const said = done.rejected > 0 ? { partialSuccess } : {};
    if (!/protobuf/i.test(c.req.header("content-type") ?? "")) return c.json(said, 200);
    return c.body(new Uint8Array(encode("ExportLogsAnswer", said)), 200, { "content-type": "application/x-protobuf" });
  });
  app.openAPIRegistry.registerPath(pushRoute);
  app.post(pushRoute.path, pushRoute.middleware, async (c) => {
    const done = await receivePush(receiver, c.req.raw);
    return done.rejected > 0
      ? c.text(`${done.rejected} lines went to quarantine: ${done.message}`, 400)
      : c.body(null, 204);
  });
}

export function routes(app: App, deps: Deps): void {
  addReading(app, deps);
  addReceiving(app, deps);
}
