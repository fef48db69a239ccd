import { z } from "@hono/zod-openapi";
import { usualRules } from "./rules.ts";

const range = z
  .tuple([z.number().int().min(1), z.number().int().min(1)])
  .openapi({ description: "Least and greatest score, both included." });

export const segmentRule = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, "write small letters, digits and _")
    .openapi({ example: "champions" }),
  label: z.string().min(1).max(60).openapi({ example: "Champions" }),
  r: range.optional(),
  f: range.optional(),
  m: range.optional(),
});
export type SegmentRule = z.infer<typeof segmentRule>;

export const customerSettings = z
  .object({
    quantiles: z.number().int().min(2).max(10).openapi({ description: "How many scores there are." }),
    monetary: z
      .enum(["gross", "net", "margin"])
      .openapi({ description: "What M is of: sales, sales less refunds, or margin where costs are known." }),
    rules: z
      .array(segmentRule)
      .max(30)

      .openapi({ description: "The first that fits names the segment." }),
    value_months: z.number().int().min(1).max(60).openapi({ description: "How far predicted value looks." }),
    discount_per_year: z.number().min(0).max(1),
    churn_days: z
      .number()
      .int()
      .min(14)
      .max(730)
      .openapi({ description: "No order in so many days is what the churn score foretells." }),
    refit_days: z
      .number()
      .int()
      .min(1)
      .max(365)
      .openapi({ description: "A model is used for so many days; between, customers are scored by it as it is." }),
  })
  .strict()
  .openapi("CustomerSettings");
export type CustomerSettings = z.infer<typeof customerSettings>;

export const usualSettings: CustomerSettings = {
  quantiles: 5,
  monetary: "gross",
  rules: [...usualRules],
  value_months: 12,
  discount_per_year: 0.1,
  churn_days: 90,
  refit_days: 7,
};
