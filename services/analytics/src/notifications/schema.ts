import { z } from "@hono/zod-openapi";
import { subjectKind } from "../triage/schema.ts";

const labels = z.record(z.string(), z.string());

/** One alert as Alertmanager, Grafana, Loki's and Prometheus' rulers write it. */
export const sentAlert = z.looseObject({
  status: z.enum(["firing", "resolved"]).optional(),
  labels,
  annotations: labels.default({}),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }).optional(),
  generatorURL: z.string().optional(),
  fingerprint: z.string().optional(),
});
export type SentAlert = z.infer<typeof sentAlert>;

/** The webhook of Grafana's and Alertmanager's contact points. */
export const sentWebhook = z.looseObject({ alerts: z.array(sentAlert).max(5_000) });

export const notification = z
  .object({
    id: z.number().int(),
    source: z.enum(["grafana", "alertmanager"]),
    rule: z.string(),
    state: z.enum(["firing", "resolved"]),
    labels,
    annotations: labels,
    url: z.string().nullable(),
    started_at: z.string(),
    ended_at: z.string().nullable(),
    received_at: z.string(),
    subject: z.object({ kind: subjectKind, id: z.string() }),
  })
  .openapi("Notification");
export type Notification = z.infer<typeof notification>;

export const notificationsDoc = z
  .object({ rows: z.array(notification), total: z.number().int() })
  .openapi("Notifications");
export type NotificationsDoc = z.infer<typeof notificationsDoc>;

export const notifiedDoc = z.object({ kept: z.number().int(), unchanged: z.number().int() }).openapi("Notified");
export type NotifiedDoc = z.infer<typeof notifiedDoc>;
