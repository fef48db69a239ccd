import { z } from "@hono/zod-openapi";
import { signalKind } from "../signals/schema.ts";

/** Which kinds of signals are written back to Grafana. */
export const annotationSettings = z
  .object({ kinds: z.partialRecord(signalKind, z.boolean()) })
  .strict()
  .openapi("AnnotationSettings");
export type AnnotationSettings = z.infer<typeof annotationSettings>;

export const annotationSettingsDoc = z
  .object({
    enabled: z.boolean().openapi({ description: "False: no Grafana is configured (VIGIE_GRAFANA_URL)." }),
    kinds: z.record(signalKind, z.boolean()),
  })
  .openapi("AnnotationSettingsDoc");
export type AnnotationSettingsDoc = z.infer<typeof annotationSettingsDoc>;
