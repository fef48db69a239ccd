import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { actor, answer, guarded, jsonBody, problems } from "../platform/http/guard.ts";
import { hour, list, parseWindow, windowQuery } from "../platform/http/window.ts";
import { writeHolidays } from "./holidays.ts";
import { readSignals, reportSignal } from "./query.ts";
import { holidaysDoc, reportedSignal, severity, signalKind, signalsDoc } from "./schema.ts";

const tags = ["Signals"];

const listRoute = createRoute({
  method: "get",
  path: "/v1/signals",
  tags,
  summary: "Everything on the time axis that could explain a change",
  ...guarded("read"),
  request: {
    query: z.object({
      ...windowQuery,
      kind: z.union([signalKind, z.array(signalKind)]).optional(),
      min_severity: severity.default("info"),
      silenced: z.enum(["true", "false"]).default("false").openapi({ description: "Also what is silenced." }),
      limit: z.coerce.number().int().min(1).max(5_000).default(500),
    }),
  },
  responses: { 200: answer("The worst first, then the newest", signalsDoc), ...problems },
});

const reportRoute = createRoute({
  method: "post",
  path: "/v1/signals",
  tags,
  summary: "Report a campaign, an experiment, a price change or another change",
  ...guarded("write"),
  request: { body: jsonBody(reportedSignal) },
  responses: { 200: answer("Whether it changed anything", z.object({ changed: z.boolean() })), ...problems },
});

const holidaysRoute = createRoute({
  method: "post",
  path: "/v1/signals/holidays",
  tags,
  summary: "Holidays of an iCalendar file",
  ...guarded("write"),
  request: {
    query: z.object({ country: z.string().min(1).max(100).optional().openapi({ example: "France" }) }),
    body: { required: true, content: { "text/calendar": { schema: z.string() } } },
  },
  responses: { 200: answer("What was read and written", holidaysDoc), ...problems },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(listRoute, async (c) => {
    const query = c.req.valid("query");
    const filter = {
      ...parseWindow(query, clock, 168 * hour),
      kinds: list(query.kind) as z.infer<typeof signalKind>[] | null,
      minSeverity: query.min_severity,
      silenced: query.silenced === "true",
      limit: query.limit,
    };
    return c.json(await readSignals(sql, clock, filter), 200);
  });
  app.openapi(reportRoute, async (c) => {
    const written = await reportSignal(sql, clock, c.req.valid("json"), actor(c));
    return c.json({ changed: written.length > 0 }, 200);
  });
  app.openapi(holidaysRoute, async (c) =>
    c.json(await writeHolidays(sql, clock, await c.req.text(), c.req.valid("query")), 200),
  );
}
