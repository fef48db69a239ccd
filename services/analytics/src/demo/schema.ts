import { z } from "@hono/zod-openapi";
import { INCIDENT_KINDS } from "@vigie/simulator";

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

export const demoIncidentInput = z
  .object({
    kind: z.enum(INCIDENT_KINDS),
    hours: z
      .number()
      .min(0.25)
      .max(24)
      .optional()
      .openapi({ description: "How long ago it began. Left out: so long that about 20 orders are lost." }),
    size: z.number().positive().max(100).optional().openapi({
      description: "Share of what it can stop that it stops; of card_testing: bot orders to each usual one.",
    }),
  })
  .strict()
  .openapi("DemoIncidentInput");
export type DemoIncidentInput = z.infer<typeof demoIncidentInput>;

const incidentShape = z.object({
  key: z.string().openapi({ example: "bad_deploy-20261121T0914" }),
  kind: z.enum(INCIDENT_KINDS),
  from: z.string(),
  to: z.string().openapi({ description: "When it ends by itself." }),
  size: z.number(),
  category: z.string().nullable(),
  payment_method: z.string().nullable(),
  country: z.string().nullable(),
  truth: z
    .object({
      signal: z.enum(["deploy", "log_burst", "falco", "stock_out", "attack"]),
      service: z.string().optional(),
      category: z.string().optional(),
    })
    .nullable()
    .openapi({ description: "What a right answer names; null: there is nothing to be found." }),
});

export const demoIncident = incidentShape.openapi("DemoIncident");
export type DemoIncident = z.infer<typeof demoIncident>;

export const madeIncident = incidentShape
  .extend({
    expected_loss: z.number().openapi({ description: "Orders that it was expected to stop until now." }),
    changed: z.object({
      orders_removed: z.number().int(),
      orders_added: z.number().int(),
      lines_removed: z.number().int().openapi({ description: "Of orders that are left." }),
      sessions_removed: z.number().int(),
      sessions_added: z.number().int(),
      stock_levels: z.number().int(),
    }),
  })
  .openapi("MadeDemoIncident");
export type MadeIncidentDoc = z.infer<typeof madeIncident>;

export const demoIncidentsDoc = z
  .object({ rows: z.array(demoIncident).openapi({ description: "Newest first." }) })
  .openapi("DemoIncidents");

export const madeExperiment = z
  .object({ key: z.string(), units: z.number().int(), sentence: z.string() })
  .openapi("MadeDemoExperiment");
