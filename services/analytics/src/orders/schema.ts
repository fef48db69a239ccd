import { z } from "@hono/zod-openapi";

const text = (max: number) => z.string().trim().min(1).max(max);

/** A decimal number, as text or as a JSON number; text keeps every digit. */
export const decimal = z
  .union([z.string(), z.number().finite().transform(String)])
  .refine((value) => /^-?\d{1,12}(\.\d{1,6})?$/.test(value), "must be a decimal number with at most 6 decimals")
  .openapi({ type: "string", example: "12.50" });
const price = decimal.refine((value) => !value.startsWith("-"), "must not be negative");

export const instant = z.iso
  .datetime({ offset: true, error: "must be a date-time with an offset, as in 2026-11-21T14:05:00Z" })
  .openapi({ example: "2026-11-21T14:05:00Z" });

export const orderInput = z
  .object({
    order_id: text(200).openapi({ example: "A-1001" }),
    store: text(200).default("main"),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code")
      .optional()
      .openapi({ description: "Needed for the first order of a new store." }),
    time_zone: text(60).optional().openapi({ description: "IANA name; used when the store is new. Default UTC." }),
    customer_id: text(200).nullish(),
    ordered_at: instant,
    channel: text(100).nullish(),
    device: text(100).nullish(),
    country: text(100).nullish(),
    region: text(100).nullish(),
    city: text(100).nullish(),
    shipping_address: text(1000).nullish(),
    payment_method: text(100).nullish(),
    coupon: text(100).nullish(),
    campaign: text(200)
      .nullish()
      .openapi({ description: "The campaign that brought it, as utm_campaign names it.", example: "black-week" }),
    lines: z
      .array(
        z.object({
          product_id: text(200),
          quantity: z
            .number()
            .int("must be a whole number")
            .positive("must be above zero; a return is a refund")
            .max(1e9),
          unit_price: price.optional().openapi({ description: "Default: the product's price." }),
          unit_cost: price.optional().openapi({ description: "Default: the product's cost." }),
        }),
      )
      .min(1)
      .max(1000),
  })
  .openapi("OrderInput");
export type OrderInput = z.infer<typeof orderInput>;

export const refundInput = z
  .object({
    refund_id: text(200),
    line_no: z.number().int().positive().optional(),
    quantity: z.number().int().nonnegative().default(0),
    amount: price,
    refunded_at: instant,
    reason: text(500).nullish(),
  })
  .openapi("RefundInput");
export type RefundInput = z.infer<typeof refundInput>;

export const orderDoc = z
  .object({
    id: z.number().int(),
    order_id: z.string(),
    store: z.string(),
    currency: z.string(),
    customer_id: z.string().nullable(),
    is_premium_customer: z.boolean(),
    ordered_at: z.string(),
    channel: z.string().nullable(),
    device: z.string().nullable(),
    country: z.string().nullable(),
    region: z.string().nullable(),
    city: z.string().nullable(),
    payment_method: z.string().nullable(),
    coupon: z.string().nullable(),
    campaign: z.string().nullable(),
    total: z.number(),
    refunded: z.number(),
    lines: z.array(
      z.object({
        line_no: z.number().int(),
        product_id: z.string(),
        name: z.string(),
        quantity: z.number().int(),
        unit_price: z.number(),
        line_total: z.number(),
        margin: z.number().nullable(),
      }),
    ),
    refunds: z.array(
      z.object({
        refund_id: z.string(),
        line_no: z.number().int().nullable(),
        quantity: z.number().int(),
        amount: z.number(),
        refunded_at: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi("Order");
export type OrderDoc = z.infer<typeof orderDoc>;

export const orderSearch = z.object({
  country: z.string().optional(),
  store: z.string().optional(),
  customer: z.string().optional(),
  product: z.string().optional(),
  channel: z.string().optional(),
  campaign: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  min_amount: z.coerce.number().optional(),
  max_amount: z.coerce.number().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional(),
});
export type OrderSearch = z.infer<typeof orderSearch>;

export const orderSearchDoc = z
  .object({
    rows: z.array(
      z.object({
        id: z.number().int(),
        order_id: z.string(),
        store: z.string(),
        currency: z.string(),
        customer_id: z.string().nullable(),
        ordered_at: z.string(),
        country: z.string().nullable(),
        city: z.string().nullable(),
        channel: z.string().nullable(),
        campaign: z.string().nullable(),
        total: z.number(),
        lines: z.number().int(),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .openapi("OrderSearch");
export type OrderSearchDoc = z.infer<typeof orderSearchDoc>;
