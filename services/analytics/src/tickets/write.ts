import { invalid } from "../platform/errors/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import type { TicketInput } from "./schema.ts";

const upsertTicket = statement(import.meta.url, "upsert_ticket.sql");

/** Creates the ticket or brings it to what is given; its customer is created when not known. */
export async function writeTicket(tx: Runner, input: TicketInput): Promise<{ id: number; created: boolean }> {
  const [ticket] = await run<{ id: number; created: boolean }>(tx, upsertTicket, {
    ticket_id: input.ticket_id,
    customer_id: input.customer_id,
    store: input.store ?? null,
    order_id: input.order_id ?? null,
    opened_at: input.opened_at,
    closed_at: input.closed_at ?? null,
    topic: input.topic ?? null,
    channel: input.channel ?? null,
    satisfaction: input.satisfaction ?? null,
  });
  if (!ticket)
    throw invalid("store", `store ${input.store} is not known`, "Send or import its first order, or leave it out.");
  return ticket;
}
