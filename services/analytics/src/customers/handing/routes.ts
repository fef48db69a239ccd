import { randomUUID } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { allows } from "../../platform/auth/index.ts";
import { invalid } from "../../platform/errors/index.ts";
import type { App, Deps } from "../../platform/http/app.ts";
import { answer, guarded, jsonBody, problems } from "../../platform/http/guard.ts";
import { peopleCsv } from "./csv.ts";
import { deliverJob } from "./job.ts";
import { peopleOf } from "./people.ts";
import { deliveryDoc, deliveryRequest, exportQuery } from "./schema.ts";

const tags = ["Customers"];
const exportedAtOnce = 5_000;

const exportRoute = createRoute({
  method: "get",
  path: "/v1/customers/export",
  tags,
  summary: "A segment, or all customers, as CSV",
  description: "With names and e-mail addresses for tokens with the scope personal.",
  ...guarded("read"),
  request: { query: exportQuery },
  responses: { 200: { description: "CSV", content: { "text/csv": { schema: z.string() } } }, ...problems },
});

const deliverRoute = createRoute({
  method: "post",
  path: "/v1/customers/deliveries",
  tags,
  summary: "Send a segment to an address",
  description:
    "A job: pages of 1,000 customers as JSON, each signed in `X-Vigie-Signature-256` by HMAC with SHA-256 and " +
    "`VIGIE_WEBHOOK_SECRET`, tried again while the receiver is away. `X-Vigie-Delivery` and `X-Vigie-Page` are the same for " +
    "every try. Names and e-mail addresses are in it if the token has the scope personal.",
  ...guarded("write"),
  request: { body: jsonBody(deliveryRequest) },
  responses: { 202: answer("Asked for", deliveryDoc), ...problems },
});

export function handingRoutes(app: App, { sql, jobs, config }: Deps): void {
  app.openapi(exportRoute, async (c) => {
    const personal = allows(c.get("bearer"), "personal");
    const pages = peopleOf(sql, c.req.valid("query"), { personal, atOnce: exportedAtOnce });
    const stream = ReadableStream.from(peopleCsv(pages, personal)).pipeThrough(new TextEncoderStream());
    return c.body(stream as ReadableStream<Uint8Array<ArrayBuffer>>, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="customers.csv"`,
    });
  });
  app.openapi(deliverRoute, async (c) => {
    if (!config.webhookSecret)
      throw invalid("url", "deliveries are switched off", "Set VIGIE_WEBHOOK_SECRET, with which they are signed.");
    const delivery = randomUUID();
    await jobs.send(deliverJob.name, {
      ...c.req.valid("json"),
      delivery,
      personal: allows(c.get("bearer"), "personal"),
    });
    return c.json({ job: deliverJob.name, delivery }, 202);
  });
}
