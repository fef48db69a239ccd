import path from "node:path";
import { createRoute, z } from "@hono/zod-openapi";
import { openLogStore } from "../logs/index.ts";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, problems } from "../platform/http/guard.ts";
import { hour, parseWindow, windowQuery } from "../platform/http/window.ts";
import { readOperations } from "./query.ts";
import { replayQuarantine } from "./replay.ts";
import { operationsDoc, replayDoc } from "./schema.ts";

const operationsRoute = createRoute({
  method: "get",
  path: "/v1/operations",
  tags: ["Operations"],
  summary: "Whether Vigie itself is well",
  ...guarded("read"),
  request: { query: z.object(windowQuery) },
  responses: { 200: answer("Freshness, jobs, rates, quarantine, deploys", operationsDoc), ...problems },
});

const replayRoute = createRoute({
  method: "post",
  path: "/v1/quarantine/replay",
  tags: ["Operations"],
  summary: "Replay rows of the quarantine, corrected or as they are",
  ...guarded("admin"),
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z
            .object({
              rows: z
                .array(z.object({ id: z.number().int(), row: z.record(z.string(), z.string().nullable()) }).strict())
                .min(1)
                .max(1_000),
            })
            .strict(),
        },
      },
    },
  },
  responses: { 200: answer("How many went through", replayDoc), ...problems },
});

export function routes(app: App, { sql, clock, config }: Deps): void {
  app.openapi(replayRoute, async (c) => {
    const rows = c.req.valid("json").rows.map(({ id, row }) => ({
      id,
      row: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ""])),
    }));
    const scratch = path.join(config.dataDir, "tmp");
    const { summaries: _, ...done } = await replayQuarantine({ sql, clock, config, scratch }, rows);
    return c.json(done, 200);
  });
  const store = openLogStore(sql, clock, config);
  app.openapi(operationsRoute, async (c) => {
    const window = parseWindow(c.req.valid("query"), clock, 24 * hour);
    return c.json(await readOperations(sql, { ...window, store, clock }), 200);
  });
}
