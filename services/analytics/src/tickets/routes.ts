import { createRoute, type z } from "@hono/zod-openapi";
import type { App, Deps } from "../platform/http/app.ts";
import { answer, conflict, guarded, jsonBody, problems } from "../platform/http/guard.ts";
import { type Answer, keyHeader, once } from "../platform/idempotency/index.ts";
import { transaction } from "../platform/sql/index.ts";
import { findTicket, searchTickets } from "./read.ts";
import { ticketDoc, ticketInput, ticketSearch, ticketsDoc } from "./schema.ts";
import { writeTicket } from "./write.ts";

const tags = ["Tickets"];

const createTicket = createRoute({
  method: "post",
  path: "/v1/tickets",
  tags,
  summary: "Create a support ticket, or bring it up to date",
  ...guarded("write"),
  description:
    "The same ticket sent again changes nothing; one sent when it was opened is completed when it is closed. With an " +
    "`Idempotency-Key` a repeat that comes late gets the first answer and overwrites nothing.",
  request: { headers: keyHeader, body: jsonBody(ticketInput) },
  responses: {
    201: answer("Created", ticketDoc),
    200: answer("It was there; it now says what was sent", ticketDoc),
    ...problems,
    ...conflict,
  },
});

const listTickets = createRoute({
  method: "get",
  path: "/v1/tickets",
  tags,
  summary: "Support tickets, the latest opened first",
  ...guarded("read"),
  request: { query: ticketSearch },
  responses: { 200: answer("One page; `next_cursor` leads to the next", ticketsDoc), ...problems },
});

export function routes(app: App, { sql }: Deps): void {
  app.openapi(createTicket, async (c) => {
    const input = c.req.valid("json");
    const key = c.req.valid("header")["idempotency-key"];
    const made = await transaction(sql, (tx) => {
      const work = async (): Promise<Answer> => {
        const { id, created } = await writeTicket(tx, input);
        return { status: created ? 201 : 200, body: await findTicket(tx, id) };
      };
      if (!key) return work();
      return once(tx, { tokenId: c.get("bearer").id, key, content: JSON.stringify(["ticket", input]) }, work);
    });
    return c.json(made.body as z.infer<typeof ticketDoc>, made.status as 200 | 201);
  });
  app.openapi(listTickets, async (c) => c.json(await searchTickets(sql, c.req.valid("query")), 200));
}
