import { createRoute, z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, guarded, jsonBody, notFound, problems } from "../platform/http/guard.ts";
import { featuresCsv } from "./csv.ts";
import { segmentsJob } from "./job.ts";
import { picturePng } from "./picture.ts";
import { querySegments, readFeatures } from "./query.ts";
import { segmentSettings, segmentsDoc } from "./schema.ts";
import { changeSettings, readSettings } from "./settings.ts";

const tags = ["Segments"];
const query = z
  .object({ currency: z.string().optional().openapi({ description: "Default: that of most customers." }) })
  .strict();

const reportRoute = createRoute({
  method: "get",
  path: "/v1/segments",
  tags,
  summary: "What kinds of buyers there are",
  ...guarded("read"),
  request: { query },
  responses: { 200: answer("Segments, what was tried, the picture's points, who moved", segmentsDoc), ...problems },
});

const featuresRoute = createRoute({
  method: "get",
  path: "/v1/segments/features",
  tags,
  summary: "Every customer with segment and features, as CSV",
  ...guarded("read"),
  request: { query },
  responses: {
    200: { description: "CSV", content: { "text/csv": { schema: z.string() } } },
    ...problems,
    ...notFound,
  },
});

const pictureRoute = createRoute({
  method: "get",
  path: "/v1/segments/picture",
  tags,
  summary: "Customers on two principal components, as PNG",
  ...guarded("read"),
  request: { query },
  responses: {
    200: { description: "PNG", content: { "image/png": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems,
    ...notFound,
  },
});

const settingsRoute = createRoute({
  method: "get",
  path: "/v1/segments/settings",
  tags,
  summary: "How segments are found",
  ...guarded("read"),
  responses: { 200: answer("The settings", segmentSettings), ...problems },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/v1/segments/settings",
  tags,
  summary: "Change how segments are found",
  description: "What is not given stays. The next run makes new segments.",
  ...guarded("write"),
  request: { body: jsonBody(segmentSettings.partial()) },
  responses: { 200: answer("The settings", segmentSettings), ...problems },
});

const runRoute = createRoute({
  method: "post",
  path: "/v1/segments/runs",
  tags,
  summary: "Place all customers among the segments now",
  description:
    "A job: its progress is in `GET /v1/operations`. `refit` finds new segments whatever the age of the last.",
  ...guarded("write"),
  request: { body: jsonBody(z.object({ refit: z.boolean().default(false) }).strict()) },
  responses: { 202: answer("Asked for", z.object({ job: z.string() })), ...problems },
});

export function routes(app: App, { sql, jobs }: Deps): void {
  app.openapi(reportRoute, async (c) => c.json(await querySegments(sql, c.req.valid("query").currency), 200));
  app.openapi(featuresRoute, async (c) => {
    const { saved, rows } = await readFeatures(sql, c.req.valid("query").currency);
    return c.body(featuresCsv(saved, rows), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="segments.csv"',
    });
  });
  app.openapi(pictureRoute, async (c) => {
    const doc = await querySegments(sql, c.req.valid("query").currency);
    return c.body(picturePng(doc) as Uint8Array<ArrayBuffer>, 200, { "content-type": "image/png" });
  });
  app.openapi(settingsRoute, async (c) => c.json(await readSettings(sql), 200));
  app.openapi(changeRoute, async (c) => c.json(await changeSettings(sql, c.req.valid("json")), 200));
  app.openapi(runRoute, async (c) => {
    await jobs.send(segmentsJob.name, c.req.valid("json"));
    return c.json({ job: segmentsJob.name }, 202);
  });
}
