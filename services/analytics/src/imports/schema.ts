import { z } from "@hono/zod-openapi";

const counts = {
  rows_read: z.number().int(),
  rows_written: z.number().int(),
  rows_unchanged: z.number().int(),
  rows_waiting: z
    .number()
    .int()
    .openapi({ description: "Rows whose product is not known yet; they are merged when it comes." }),
  rows_rejected: z.number().int(),
  rejected_by_reason: z.record(z.string(), z.number()),
};

export const importDoc = z
  .object({
    id: z.number().int(),
    source: z.string(),
    preset: z.string().nullable(),
    file: z.string(),
    state: z.enum(["queued", "running", "done", "failed", "stopped"]),
    phase: z.string(),
    progress: z.number().openapi({ description: "0..1" }),
    dry_run: z.boolean(),
    ...counts,
    error: z.string().nullable(),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .openapi("Import");
export type ImportDoc = z.infer<typeof importDoc>;

export const importsDoc = z.object({ rows: z.array(importDoc) }).openapi("Imports");

export const quarantineRow = z.object({
  id: z.number().int(),
  import_id: z.number().int().nullable().openapi({ description: "Null: it came by wire." }),
  source: z.string(),
  file: z.string(),
  line: z.number().int(),
  field: z.string().nullable(),
  reason: z.string(),
  message: z.string(),
  row: z.record(z.string(), z.unknown()),
  state: z.enum(["open", "replayed"]),
});
export type QuarantineRow = z.infer<typeof quarantineRow>;

export const quarantineDoc = z
  .object({ rows: z.array(quarantineRow), total: z.number().int(), by_reason: z.record(z.string(), z.number()) })
  .openapi("Quarantine");
export type QuarantineDoc = z.infer<typeof quarantineDoc>;
