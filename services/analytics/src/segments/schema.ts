import { z } from "@hono/zod-openapi";
import { cell } from "../platform/http/schema.ts";
import { featureIds } from "./feature_ids.ts";

const day = z.string().openapi({ example: "2026-11-21" });
export const featureId = z.enum(featureIds);

export const segmentSettings = z
  .object({
    features: z.array(featureId).min(2).max(featureIds.length),
    from: z.number().int().min(2).max(12).openapi({ description: "Fewest segments to try." }),
    to: z.number().int().min(2).max(12).openapi({ description: "Most segments to try; the best silhouette is taken." }),
    seed: z.number().int().min(0),
    refit_days: z.number().int().min(1).max(365).openapi({ description: "Segments stay the same for so many days." }),
  })
  .strict()
  .openapi("SegmentSettings");
export type SegmentSettings = z.infer<typeof segmentSettings>;

const profile = z.object({
  feature: featureId,
  name: z.string(),
  unit: z.enum(["days", "count", "money", "ratio"]),
  mean: z.number().openapi({ description: "Of the segment's customers." }),
  of_all: z.number(),
  z: z
    .number()
    .openapi({ description: "Its centroid, in standard deviations of the logarithms, from the mean customer." }),
});

export const kindOfBuyer = z.object({
  segment: z.number().int(),
  name: z.string(),
  customers: z.number().int(),
  share: z.number(),
  monetary_share: cell,
  words: z.string().openapi({ description: "What sets them apart." }),
  profile: z.array(profile),
});
export type KindOfBuyer = z.infer<typeof kindOfBuyer>;

export const triedDoc = z.object({
  segments: z.number().int(),
  inertia: z.number(),
  silhouette: cell,
  davies_bouldin: cell,
  stability: cell.openapi({ description: "Agreement with the segments of random halves; 1 is full." }),
});
export type TriedDoc = z.infer<typeof triedDoc>;

export const segmentsDoc = z
  .object({
    sentence: z.string(),
    currency: z.string().nullable(),
    currencies: z.array(z.string()),
    version: z.number().int().nullable(),
    as_of: day.nullable(),
    fitted_as_of: day.nullable(),
    made_at: z.string().nullable(),
    customers: z.number().int(),
    settings: segmentSettings,
    segments: z.array(kindOfBuyer),
    tried: z.array(triedDoc),
    axes: z.array(
      z.object({
        share: z.number().openapi({ description: "Of all differences, that this axis shows." }),
        loadings: z.array(z.object({ feature: featureId, name: z.string(), loading: z.number() })),
      }),
    ),
    points: z
      .array(z.object({ x: z.number(), y: z.number(), segment: z.number().int() }))
      .openapi({ description: "Customers on the two axes; a sample of at most 2,000." }),
    flows: z.array(
      z.object({
        as_of: day,
        from: z.string().openapi({ description: "'': not a customer before." }),
        to: z.string(),
        customers: z.number().int(),
        refitted: z.boolean().openapi({ description: "True: the segments themselves changed between." }),
      }),
    ),
    elapsed_ms: z.number().nullable(),
  })
  .openapi("Segments");
export type SegmentsDoc = z.infer<typeof segmentsDoc>;
