import { z } from "@hono/zod-openapi";

export const difference = z
  .object({
    rollup: z.string().openapi({ example: "day_store_country" }),
    bucket: z.string(),
    currency: z.string(),
    store_id: z.number().int().openapi({ description: "0: all stores of the currency." }),
    value: z.string(),
    measure: z.string(),
    stored: z.number(),
    recounted: z.number(),
  })
  .openapi("Difference");
export type Difference = z.infer<typeof difference>;

export const reconciliationDoc = z
  .object({
    clean: z.boolean(),
    cells_checked: z.number().int(),
    differences: z.array(difference),
    pending: z
      .boolean()
      .openapi({ description: "True: facts kept arriving and no moment without pending facts was found." }),
    checked_at: z.string(),
    elapsed_ms: z.number(),
  })
  .openapi("Reconciliation");
export type ReconciliationDoc = z.infer<typeof reconciliationDoc>;
