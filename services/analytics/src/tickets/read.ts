import { decodeCursor, encodeCursor, instantOrNull } from "../platform/http/cursor.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import type { TicketDoc, TicketSearch, TicketsDoc } from "./schema.ts";

const listTickets = statement(import.meta.url, "list_tickets.sql");

const anything = {
  id: null,
  customer: null,
  store: null,
  order: null,
  topic: null,
  open: null,
  from: null,
  to: null,
  after_at: null,
  after_id: null,
  limit: 1,
};

/** A ticket by Vigie's number. */
export async function findTicket(sql: Runner, id: number): Promise<TicketDoc> {
  const [ticket] = await run<TicketDoc>(sql, listTickets, { ...anything, id });
  if (!ticket) throw new Error(`there is no ticket of number ${id}`);
  return ticket;
}

/** One page of tickets, the latest opened first. */
export async function searchTickets(sql: Runner, query: TicketSearch): Promise<TicketsDoc> {
  const after = query.cursor ? decodeCursor(query.cursor) : undefined;
  const rows = await run<TicketDoc>(sql, listTickets, {
    ...anything,
    customer: query.customer ?? null,
    store: query.store ?? null,
    order: query.order ?? null,
    topic: query.topic ?? null,
    open: query.state === undefined ? null : query.state === "open",
    from: instantOrNull("from", query.from),
    to: instantOrNull("to", query.to),
    after_at: after?.at ?? null,
    after_id: after?.id ?? null,
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > query.limit && last ? encodeCursor({ at: last.opened_at, id: last.id }) : null;
  return { rows: page, next_cursor: next };
}
