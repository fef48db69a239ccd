import { z } from "@hono/zod-openapi";

const which = {
  segment: z.string().optional().openapi({ description: "An RFM segment, by name.", example: "at_risk" }),
  kind: z.coerce.number().int().min(1).optional().openapi({ description: "A kind of buyer of /v1/segments, from 1." }),
  currency: z.string().optional(),
};

export const exportQuery = z.object(which).strict();
export type ExportQuery = z.infer<typeof exportQuery>;

export const deliveryRequest = z
  .object({
    ...which,
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .openapi({ example: "https://mail.example/hooks/vigie" }),
  })
  .strict();
export type DeliveryRequest = z.infer<typeof deliveryRequest>;

export const deliveryDoc = z.object({ job: z.string(), delivery: z.string() }).openapi("CustomerDelivery");

/** One customer, as files and deliveries have them. Amounts in major units; null: no answer. */
export interface HandedCustomer {
  customer: string;
  name: string | null;
  email: string | null;
  country: string | null;
  loyalty_tier: string | null;
  segment: string;
  kind_of_buyer: number | null;
  r: number;
  f: number;
  m: number;
  first_day: string;
  last_day: string;
  recency_days: number;
  orders: number;
  monetary: number;
  margin: number | null;
  predicted_value: number | null;
  predicted_low: number | null;
  predicted_high: number | null;
  churn: number | null;
}
