import {
  type Components,
  chooseClusters,
  isUndefined,
  principalComponents,
  type Scaling,
  standardise,
  type TriedClusters,
  type UndefinedResult,
} from "@vigie/statistics";
import type { Histories } from "../customers/index.ts";
import { json, type Runner, run, statement } from "../platform/sql/index.ts";
import { columnsOf, logarithms } from "./features.ts";
import { namesOf } from "./names.ts";
import type { SegmentSettings } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { latest: load("latest_model.sql"), write: load("write_model.sql") };

/** Enough to place anybody among the segments and in the picture, and what it was chosen from. */
export interface SegmentModel {
  scaling: Scaling;
  centroids: number[][];
  names: string[];
  components: Components;
  tried: TriedClusters[];
}

export interface SavedModel {
  currency: string;
  version: number;
  as_of: string;
  made_at: string;
  settings: SegmentSettings;
  model: SegmentModel;
  customers: number;
  elapsed_ms: number;
}

/** Segments of all customers: as many as lie best apart. */
export function fitSegments(
  it: Histories,
  settings: SegmentSettings,
  minorUnits: number,
): SegmentModel | UndefinedResult {
  const { features, from, to, seed } = settings;
  const scaled = standardise(logarithms(columnsOf(it, features, minorUnits)));
  if (isUndefined(scaled)) return scaled;
  const found = chooseClusters(scaled.columns, { from, to, seed });
  if (isUndefined(found)) return found;
  const drawn = principalComponents(scaled.columns);
  if (isUndefined(drawn)) return drawn;
  const { centroids } = found.chosen;
  return {
    scaling: scaled.scaling,
    centroids,
    names: namesOf(centroids, features),
    components: drawn.components,
    tried: found.tried,
  };
}

export async function latestModel(sql: Runner, currency: string, version?: number): Promise<SavedModel | undefined> {
  const [row] = await run<SavedModel>(sql, statements.latest, { currency, version: version ?? null });
  return row;
}

export async function saveModel(sql: Runner, it: Omit<SavedModel, "version">): Promise<SavedModel> {
  const parameters = { ...it, settings: json(it.settings), model: json(it.model) };
  const [row] = await run<{ version: number }>(sql, statements.write, parameters);
  return { ...it, version: row?.version ?? 1 };
}
