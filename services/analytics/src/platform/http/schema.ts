import { z } from "@hono/zod-openapi";

/** RFC 9457 problem document: the body of every error answer. */
export const problem = z
  .object({
    type: z.string().openapi({ example: "https://vigie.dev/problems/invalid-input" }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ example: "invalid_input" }),
    detail: z.string().optional(),
    instance: z.string().optional(),
    request_id: z.string().optional(),
    errors: z
      .array(
        z.object({
          field: z.string().openapi({ example: "lines[0].quantity" }),
          message: z.string(),
          mend: z.string().optional(),
        }),
      )
      .optional(),
  })
  .openapi("Problem");
export type Problem = z.infer<typeof problem>;

/** Why a number is undefined. A cell carries either a value or one of these, never 0 or null in its place. */
export const reasonCode = z.enum([
  "not_enough_data",
  "no_sessions",
  "no_orders",
  "no_customers",
  "cost_unknown",
  "mixed_currencies",
  "no_comparison",
]);
export type ReasonCode = z.infer<typeof reasonCode>;

/** A number with the count it rests on, or the reason there is none. */
export const cell = z
  .union([
    z.object({ value: z.number(), n: z.number() }),
    z.object({ reason: reasonCode, detail: z.string(), n: z.number() }),
  ])
  .openapi("Cell");
export type Cell = z.infer<typeof cell>;

/** Where a result comes from and how fresh it is. */
export const provenance = z
  .object({
    method: z.string().openapi({ example: "rollup month_country + day_country" }),
    source: z.enum(["rollup", "raw"]),
    rows_read: z.number().int(),
    elapsed_ms: z.number(),
    computed_at: z.string(),
    fresh_as_of: z.string().nullable().openapi({ description: "End of the last rollup refresh." }),
    pending_facts: z.number().int().openapi({ description: "Facts written since, not yet in the rollups." }),
  })
  .openapi("Provenance");
export type Provenance = z.infer<typeof provenance>;

/** First and last day that hold data under the same filters. */
export const available = z
  .object({ from: z.string().openapi({ example: "2010-12-01" }), to: z.string().openapi({ example: "2011-12-10" }) })
  .nullable();
export type Available = z.infer<typeof available>;
