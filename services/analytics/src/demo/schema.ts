import { z } from "@hono/zod-openapi";

export const demoOrdersInput = z
  .object({
    count: z.number().int().min(1).max(100).default(1),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31)
      .optional()
      .openapi({ description: "The same seed and instant give the same order." }),
  })
  .openapi("DemoOrdersInput");

export const demoOrdersDoc = z
  .object({ orders: z.array(z.string()), sessions: z.number().int() })
  .openapi("DemoOrders");
