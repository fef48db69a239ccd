import { toCsv } from "../platform/http/csv.ts";
import type { SavedModel } from "./model.ts";
import type { FeatureRow } from "./query.ts";

/** Every customer with segment, name of the segment, features as they are, and place in the picture. */
export function featuresCsv({ settings, model }: SavedModel, rows: readonly FeatureRow[]): string {
  const header = ["customer", "segment", "name", ...settings.features, "x", "y"];
  const lines = rows.map((it) => [
    it.customer,
    it.segment + 1,
    model.names[it.segment] ?? "",
    ...it.features,
    it.x,
    it.y,
  ]);
  return toCsv(header, lines);
}
