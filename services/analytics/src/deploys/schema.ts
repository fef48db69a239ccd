import { z } from "@hono/zod-openapi";

const instant = z.iso.datetime({ offset: true });

export const deployState = z.enum(["started", "succeeded", "failed"]);
export type DeployState = z.infer<typeof deployState>;

/** A deploy as somebody reports it; sent again with the same service, version, environment and start, it is corrected. */
export const reportedDeploy = z
  .object({
    service: z.string().min(1).max(100).openapi({ example: "checkout" }),
    version: z.string().min(1).max(200).openapi({ example: "2.14.1" }),
    environment: z.string().min(1).max(100).default("production"),
    started_at: instant.optional().openapi({ description: "Left out: now." }),
    finished_at: instant.nullable().optional(),
    state: deployState.optional().openapi({ description: "Left out: succeeded where it finished, else started." }),
    rollback: z.boolean().default(false),
    url: z.url().nullable().optional(),
    commit: z.string().max(200).optional(),
  })
  .strict()
  .openapi("ReportedDeploy");
export type ReportedDeploy = z.infer<typeof reportedDeploy>;

export const deploy = z
  .object({
    id: z.number().int(),
    service: z.string(),
    version: z.string(),
    environment: z.string(),
    state: deployState,
    started_at: z.string(),
    finished_at: z.string().nullable(),
    rollback: z.boolean(),
    commit: z.string().nullable(),
    url: z.string().nullable(),
    source: z.string().openapi({ example: "github" }),
  })
  .openapi("Deploy");
export type Deploy = z.infer<typeof deploy>;

export const deploysDoc = z.object({ rows: z.array(deploy), total: z.number().int() }).openapi("Deploys");
export type DeploysDoc = z.infer<typeof deploysDoc>;

export const webhookDoc = z
  .object({ accepted: z.boolean(), message: z.string(), deploy: deploy.nullable() })
  .openapi("Webhook");
export type WebhookDoc = z.infer<typeof webhookDoc>;
