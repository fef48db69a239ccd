import { z } from "@hono/zod-openapi";
import { signal } from "../signals/schema.ts";

export const cause = z
  .object({
    signal,
    likely: z.boolean().openapi({ description: "The adjusted p-value is at most 5 %." }),
    p: z.number().openapi({
      description: "How often signals of this kind, moved about in time, would explain the change as well.",
    }),
    adjusted_p: z
      .number()
      .openapi({ description: "The same, after Holm's correction for the kinds that were looked at." }),
    minutes_before: z.number().int().openapi({ description: "Negative: within the change's own bucket." }),
    shared: z.array(z.string()).openapi({ description: "Dimensions in which both agree." }),
    contradicts: z.array(z.string()),
    evidence: z.string().openapi({
      example:
        "12 minutes before, in the same service. There were 2 deploys in 28 days; by chance one lies as near in 0.4 % of cases.",
    }),
  })
  .openapi("Cause");
export type Cause = z.infer<typeof cause>;

export const causesDoc = z
  .object({
    sentence: z.string().openapi({ example: "checkout 2.14.1 deployed 12 minutes before explains it." }),
    effect: z.object({
      at: z.string(),
      bucket_minutes: z.number().int(),
      dimensions: z.record(z.string(), z.string()),
    }),
    causes: z.array(cause).openapi({ description: "The likeliest first; empty: nothing that happened could be it." }),
    method: z.object({
      considered: z.number().int().openapi({ description: "Signals of the four weeks before." }),
      days: z.number().int(),
      shuffles: z.number().int(),
      alpha: z.number(),
      seed: z.number().int(),
    }),
  })
  .openapi("Causes");
export type CausesDoc = z.infer<typeof causesDoc>;
