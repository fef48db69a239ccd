import { createRoute, z } from "@hono/zod-openapi";
import { invalid } from "../platform/errors/index.ts";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, conflict, guarded, jsonBody, notFound, problems } from "../platform/http/guard.ts";
import { type Answer, keyHeader, once } from "../platform/idempotency/index.ts";
import { transaction } from "../platform/sql/index.ts";
import { findOrder, searchOrders } from "./read.ts";
import { orderDoc, orderInput, orderSearch, orderSearchDoc, refundInput } from "./schema.ts";
import { writeOrder, writeRefund } from "./write.ts";

const tags = ["Orders"];
const id = z.object({ id: z.string().openapi({ description: "The shop's own order id, or Vigie's number." }) });

const createOrder = createRoute({
  method: "post",
  path: "/v1/orders",
  tags,
  summary: "Create an order, or bring it up to date",
  ...guarded("write"),
  request: { headers: keyHeader, body: jsonBody(orderInput) },
  responses: {
    201: answer("Created", orderDoc),
    200: answer("It was there; it now says what was sent", orderDoc),
    ...problems,
    ...conflict,
  },
});

const getOrder = createRoute({
  method: "get",
  path: "/v1/orders/{id}",
  tags,
  summary: "One order",
  ...guarded("read"),
  request: { params: id },
  responses: { 200: answer("The order with its lines and refunds", orderDoc), ...problems, ...notFound },
});

const createRefund = createRoute({
  method: "post",
  path: "/v1/orders/{id}/refunds",
  tags,
  summary: "Refund an order or a line",
  ...guarded("write"),
  request: { params: id, headers: keyHeader, body: jsonBody(refundInput) },
  responses: {
    201: answer("The order with its refund", orderDoc),
    200: answer("The refund was there", orderDoc),
    ...problems,
    ...notFound,
    ...conflict,
  },
});

const search = createRoute({
  method: "get",
  path: "/v1/search/orders",
  tags,
  summary: "Find orders, newest first",
  ...guarded("read"),
  request: { query: orderSearch },
  responses: { 200: answer("One page; `next_cursor` leads to the next", orderSearchDoc), ...problems },
});

export function routes(app: App, { sql }: Deps): void {
  app.openapi(createOrder, async (c) => {
    const key = c.req.valid("header")["idempotency-key"];
    if (!key) throw invalid("Idempotency-Key", "is missing", "Send a key of your own, such as the order id.");
    const input = c.req.valid("json");
    const request = { tokenId: c.get("bearer").id, key, content: JSON.stringify(["order", input]) };
    const made = await transaction(sql, (tx) =>
      once(tx, request, async (): Promise<Answer> => {
        const { id, created } = await writeOrder(tx, input);
        return { status: created ? 201 : 200, body: await findOrder(tx, String(id), true) };
      }),
    );
    return c.json(made.body as z.infer<typeof orderDoc>, made.status as 200 | 201);
  });
  app.openapi(getOrder, async (c) => c.json(await findOrder(sql, c.req.valid("param").id), 200));
  app.openapi(createRefund, async (c) => {
    const input = c.req.valid("json");
    const order = await findOrder(sql, c.req.valid("param").id);
    const key = c.req.valid("header")["idempotency-key"] ?? `refund:${order.id}:${input.refund_id}`;
    const request = { tokenId: c.get("bearer").id, key, content: JSON.stringify(["refund", order.id, input]) };
    const made = await transaction(sql, (tx) =>
      once(tx, request, async (): Promise<Answer> => {
        const { created } = await writeRefund(tx, order.id, input);
        return { status: created ? 201 : 200, body: await findOrder(tx, String(order.id), true) };
      }),
    );
    return c.json(made.body as z.infer<typeof orderDoc>, made.status as 200 | 201);
  });
  app.openapi(search, async (c) => c.json(await searchOrders(sql, c.req.valid("query")), 200));
}
