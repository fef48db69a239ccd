import { z } from "@hono/zod-openapi";
import { invalid } from "../platform/errors/index.ts";
import { dimensionIds } from "./catalogue.ts";
import type { KpiRequest } from "./query.ts";
import { attacks, comparison, type DimensionId, dimensionId, interval } from "./schema.ts";

const end = z.string().optional();
const many = z.union([z.string(), z.array(z.string())]).optional();

/** Query parameters of every question about a period. A filter may be given several times. */
export const periodQuery = z.object({
  from: end.openapi({
    description: "First day (2010-12-01) or instant. Default: 28 days before `to`.",
    example: "2010-12-01",
  }),
  to: end.openapi({ description: "The day or instant after the last one. Default: tomorrow.", example: "2011-12-10" }),
  compare: comparison.optional(),
  currency: many,
  attacks: attacks
    .optional()
    .openapi({ description: "exclude: without the orders that are marked as an attack. Default: include." }),
  ...Object.fromEntries(dimensionIds.map((id) => [id, many])),
});

export const kpiQuery = periodQuery.extend({
  interval: interval.optional(),
  group_by: z
    .string()
    .optional()
    .openapi({ description: "One or two dimensions, with a comma between.", example: "country" }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .openapi({ description: "Groups to answer, the largest first." }),
  format: z.enum(["json", "csv"]).default("json"),
});

const list = (value: unknown): string[] | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.map(String) : [String(value)];

/** Filters by dimension, from the query parameters that carry their names. */
export function filtersOf(query: Record<string, unknown>): Partial<Record<DimensionId, string[]>> {
  return Object.fromEntries(
    dimensionIds.flatMap((id) => (query[id] === undefined ? [] : [[id, list(query[id]) ?? []]])),
  );
}

function groupsOf(text: string | undefined): DimensionId[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const parsed = dimensionId.safeParse(part);
      if (!parsed.success)
        throw invalid("group_by", `${part} is not a dimension`, `Possible: ${dimensionIds.join(", ")}.`);
      return parsed.data;
    });
}

export function toRequest(query: Partial<z.infer<typeof kpiQuery>>): KpiRequest {
  return {
    from: query.from,
    to: query.to,
    interval: query.interval,
    compare: query.compare,
    limit: query.limit,
    groupBy: groupsOf(query.group_by),
    filters: filtersOf(query),
    currencies: list(query.currency),
    attacks: query.attacks,
  };
}
