import path from "node:path";
import { createRoute, z } from "@hono/zod-openapi";
import { VigieError } from "../platform/errors/index.ts";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, notFound, problems } from "../platform/http/guard.ts";
import { json, run } from "../platform/sql/index.ts";
import { importJob } from "./jobs.ts";
import { exportQuarantine, listQuarantine } from "./quarantine.ts";
import { chooseMapping } from "./request.ts";
import { type ImportDoc, importDoc, importsDoc, quarantineDoc } from "./schema.ts";
import { statements } from "./statements.ts";
import { receiveUpload } from "./upload.ts";

const tags = ["Imports"];

const createImport = createRoute({
  method: "post",
  path: "/v1/imports",
  tags,
  summary: "Import a file",
  ...guarded("write"),
  description:
    "CSV, JSON, JSON lines or Parquet, gzip too. The answer comes at once; `GET /v1/imports/{id}` shows the progress.",
  request: {
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: z.object({
            file: z.any().openapi({ type: "string", format: "binary" }),
            source: z.string().optional().openapi({ example: "orders" }),
            preset: z.string().optional().openapi({ example: "shopify-orders" }),
            mapping: z.string().optional().openapi({ description: "A mapping, as YAML text" }),
            dry_run: z.enum(["true", "false"]).optional(),
          }),
        },
      },
    },
  },
  responses: { 202: answer("Accepted", importDoc), ...problems },
});

const listImports = createRoute({
  method: "get",
  path: "/v1/imports",
  tags,
  summary: "Imports, newest first",
  ...guarded("read"),
  request: { query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) }) },
  responses: { 200: answer("Imports with their counts", importsDoc), ...problems },
});

const getImport = createRoute({
  method: "get",
  path: "/v1/imports/{id}",
  tags,
  summary: "One import and its progress",
  ...guarded("read"),
  request: { params: z.object({ id: z.coerce.number().int() }) },
  responses: { 200: answer("The import", importDoc), ...problems, ...notFound },
});

const quarantineRoute = createRoute({
  method: "get",
  path: "/v1/quarantine",
  tags,
  summary: "Rejected rows that wait for correction",
  ...guarded("admin"),
  description: "Rows may hold personal data, hence the scope admin.",
  request: {
    query: z.object({
      import: z.coerce.number().int().optional(),
      reason: z.string().optional(),
      source: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(10_000).default(100),
      format: z.enum(["json", "csv"]).default("json"),
    }),
  },
  responses: {
    200: {
      description: "Rows with field and reason",
      content: { "application/json": { schema: quarantineDoc }, "text/csv": { schema: z.string() } },
    },
    ...problems,
  },
});

/** One import by its number. */
export async function findImport(sql: Deps["sql"], id: number): Promise<ImportDoc> {
  const [found] = await run<ImportDoc>(sql, statements.list, { id, limit: 1 });
  if (!found) throw new VigieError("not_found", `There is no import ${id}.`);
  return found;
}

async function accept({ sql, clock, config, jobs }: Deps, request: Request, requestId: string): Promise<ImportDoc> {
  const folder = path.join(config.dataDir, "uploads");
  const upload = await receiveUpload(request, { folder, id: requestId, maxBytes: config.maxUploadBytes });
  const mapping = await chooseMapping(upload.fields);
  const [made] = await run<{ id: number }>(sql, statements.create, {
    source: typeof mapping === "string" ? mapping : mapping.source,
    preset: upload.fields["preset"] ?? null,
    mapping: json(typeof mapping === "string" ? { standard: true } : mapping),
    file: upload.name,
    bytes: null,
    state: "queued",
    dry_run: upload.fields["dry_run"] === "true",
    path: upload.file,
    at: clock(),
  });
  const id = made?.id ?? 0;
  await jobs.send(importJob.name, { id });
  return findImport(sql, id);
}

export function routes(app: App, deps: Deps): void {
  const { sql } = deps;
  // The body is read as a stream: validating it first would hold it in memory.
  app.openAPIRegistry.registerPath(createImport);
  app.post(createImport.path, createImport.middleware, async (c) =>
    c.json(await accept(deps, c.req.raw, c.get("requestId")), 202),
  );
  app.openapi(listImports, async (c) =>
    c.json({ rows: await run<ImportDoc>(sql, statements.list, { id: null, limit: c.req.valid("query").limit }) }, 200),
  );
  app.openapi(getImport, async (c) => c.json(await findImport(sql, c.req.valid("param").id), 200));
  app.openapi(quarantineRoute, async (c) => {
    const query = c.req.valid("query");
    const filter = { importId: query.import, reason: query.reason, source: query.source };
    if (query.format === "csv")
      return c.body(await exportQuarantine(sql, filter), 200, { "content-type": "text/csv; charset=utf-8" });
    return c.json(await listQuarantine(sql, { ...filter, limit: query.limit }), 200);
  });
}
