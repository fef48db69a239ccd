import { z } from "@hono/zod-openapi";

const text = (max: number) => z.string().trim().min(1).max(max);
const instant = z.iso
  .datetime({ offset: true, error: "must be a date-time with an offset, as in 2026-11-21T14:05:00Z" })
  .openapi({ example: "2026-11-21T14:05:00Z" });

export const ticketInput = z
  .object({
    ticket_id: text(200).openapi({ example: "T-501" }),
    customer_id: text(200).openapi({ description: "One that is not known yet is created." }),
    store: text(200).nullish().openapi({ description: "Left out: not of one store." }),
    order_id: text(200).nullish(),
    opened_at: instant,
    closed_at: instant.nullish().openapi({ description: "Left out: still open." }),
    topic: text(100).nullish().openapi({
      description: "One of the shop's topics; never what was written.",
      example: "late_delivery",
    }),
    channel: text(100).nullish().openapi({ example: "email" }),
    satisfaction: z
      .number()
      .int("must be a whole number")
      .min(1, "must be from 1 to 5")
      .max(5, "must be from 1 to 5")
      .nullish()
      .openapi({ description: "What the customer said of it, 5 is best. Left out: not known." }),
  })
  .strict()
  .refine((it) => !it.closed_at || Date.parse(it.closed_at) >= Date.parse(it.opened_at), {
    path: ["closed_at"],
    error: "is before opened_at",
  })
  .openapi("TicketInput");
export type TicketInput = z.infer<typeof ticketInput>;

export const ticketDoc = z
  .object({
    id: z.number().int(),
    ticket_id: z.string(),
    customer_id: z.string(),
    store: z.string().nullable(),
    order_id: z.string().nullable(),
    opened_at: z.string(),
    closed_at: z.string().nullable(),
    topic: z.string().nullable(),
    channel: z.string().nullable(),
    satisfaction: z.number().int().nullable(),
  })
  .openapi("Ticket");
export type TicketDoc = z.infer<typeof ticketDoc>;

export const ticketSearch = z.object({
  customer: z.string().optional(),
  store: z.string().optional(),
  order: z.string().optional(),
  topic: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
  from: z.string().optional().openapi({ description: "Opened then or later." }),
  to: z.string().optional().openapi({ description: "Opened before." }),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional().openapi({ description: "`next_cursor` of the page before." }),
});
export type TicketSearch = z.infer<typeof ticketSearch>;

export const ticketsDoc = z.object({ rows: z.array(ticketDoc), next_cursor: z.string().nullable() }).openapi("Tickets");
export type TicketsDoc = z.infer<typeof ticketsDoc>;
