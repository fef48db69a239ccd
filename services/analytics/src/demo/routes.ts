import { createRoute } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, conflict, guarded, problems } from "../platform/http/guard.ts";
import { addLiveOrders } from "./live.ts";
import { demoOrdersDoc, demoOrdersInput } from "./schema.ts";

const addOrders = createRoute({
  method: "post",
  path: "/v1/demo/orders",
  tags: ["Demo"],
  summary: "Let orders come into the demo shop now",
  ...guarded("write"),
  request: { body: { content: { "application/json": { schema: demoOrdersInput } } } },
  responses: { 201: answer("Their ids", demoOrdersDoc), ...problems, ...conflict },
});

export function routes(app: App, { sql, clock }: Deps): void {
  app.openapi(addOrders, async (c) => {
    const input = demoOrdersInput.parse(c.req.valid("json") ?? {});
    const seed = input.seed ?? clock().getTime() % 2_000_000_000;
    return c.json(await addLiveOrders(sql, clock, input.count, seed), 201);
  });
}
