import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, problems } from "../platform/http/guard.ts";
import { parseWindow } from "../platform/http/window.ts";
import { findCauses } from "./causes.ts";
import { causesDoc } from "./schema.ts";

const name = z.string().min(1).max(200).optional();

const causesRoute = createRoute({
  method: "get",
  path: "/v1/incidents/causes",
  tags: ["Incidents"],
  summary: "What could explain a change that began at a time",
  description:
    "Ranks the signals of the four weeks before by time, shared dimensions, and a permutation p-value of their kind against " +
    "its own base rate, corrected over the kinds. That nothing stands out is a common answer.",
  ...guarded("read"),
  request: {
    query: z.object({
      at: z
        .string()
        .openapi({ example: "2026-11-21T14:00:00Z", description: "Start of the bucket it was first seen in." }),
      bucket_minutes: z.coerce.number().int().min(5).max(1_440).default(60),
      service: name,
      country: name,
      category: name,
      product: name,
      environment: name,
      host: name,
    }),
  },
  responses: { 200: answer("The likeliest first", causesDoc), ...problems },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(causesRoute, async (c) => {
    const { at, bucket_minutes, ...where } = c.req.valid("query");
    const given = Object.entries(where).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const { from } = parseWindow({ from: at, to: "9999-12-31" }, clock, 0);
    const question = { at: from, bucketMinutes: bucket_minutes, dimensions: Object.fromEntries(given) };
    return c.json(await findCauses(sql, question), 200);
  });
}
