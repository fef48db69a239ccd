import type { Sql } from "@vigie/db";
import { isUndefined, type UndefinedResult } from "@vigie/statistics";
import { chooseCurrency } from "../customers/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import type { Cell } from "../platform/http/schema.ts";
import { run, statement } from "../platform/sql/index.ts";
import { features } from "./features.ts";
import { latestModel, type SavedModel } from "./model.ts";
import { strongest } from "./names.ts";
import type { KindOfBuyer, SegmentsDoc, TriedDoc } from "./schema.ts";
import { readSettings } from "./settings.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  features: load("read_features.sql"),
  flows: load("read_flows.sql"),
  groups: load("read_groups.sql"),
  points: load("read_points.sql"),
};

const mostPoints = 2_000;

interface Group {
  segment: number;
  customers: number;
  totals: number[];
  gross: number;
  as_of: string;
}

interface Flow {
  as_of: string;
  from_version: number;
  from_segment: number | null;
  to_version: number;
  to_segment: number;
  customers: number;
}

const sum = (values: readonly number[]) => values.reduce((total, it) => total + it, 0);
const cellOf = (value: number | UndefinedResult, n: number): Cell =>
  isUndefined(value) ? { reason: "not_enough_data", detail: value.detail, n } : { value, n };

function wordsOf(it: KindOfBuyer["profile"]): string {
  const show = (value: number, unit: string) =>
    unit === "ratio"
      ? `${Math.round(100 * value)} %`
      : value.toLocaleString("en-GB", { maximumFractionDigits: value < 10 ? 1 : 0 });
  return it
    .map(({ name, unit, mean, of_all }) => `${name}: ${show(mean, unit)} (all: ${show(of_all, unit)})`)
    .join("; ");
}

function kindsOf(groups: readonly Group[], { settings, model }: SavedModel): KindOfBuyer[] {
  const all = sum(groups.map((it) => it.customers));
  const gross = sum(groups.map((it) => it.gross));
  const ids = settings.features;
  const ofAll = ids.map((_, at) => sum(groups.map((it) => it.totals[at] ?? 0)) / all);
  return groups.map((it) => {
    const centroid = model.centroids[it.segment] ?? [];
    const profile = ids.map((feature, at) => ({
      feature,
      name: features[feature].name,
      unit: features[feature].unit,
      mean: (it.totals[at] ?? 0) / it.customers,
      of_all: ofAll[at] ?? 0,
      z: centroid[at] ?? 0,
    }));
    const apart = strongest(centroid, ids).map(({ feature }) => feature);
    return {
      segment: it.segment,
      name: model.names[it.segment] ?? String(it.segment + 1),
      customers: it.customers,
      share: it.customers / all,
      monetary_share:
        gross > 0
          ? { value: it.gross / gross, n: it.customers }
          : { reason: "not_enough_data", detail: "Customers are not scored yet.", n: 0 },
      words: wordsOf(apart.flatMap((id) => profile.filter(({ feature }) => feature === id))),
      profile,
    };
  });
}

const triedOf = ({ model, customers }: SavedModel): TriedDoc[] =>
  model.tried.map((it) => ({
    segments: it.clusters,
    inertia: it.inertia,
    silhouette: isUndefined(it.silhouette)
      ? cellOf(it.silhouette, 0)
      : { value: it.silhouette.mean, n: it.silhouette.rows },
    davies_bouldin: cellOf(it.daviesBouldin, customers),
    stability: cellOf(it.stability, customers),
  }));

const axesOf = ({ model, settings }: SavedModel): SegmentsDoc["axes"] =>
  model.components.loadings.map((loadings, axis) => ({
    share: model.components.shares[axis] ?? 0,
    loadings: settings.features.map((feature, at) => ({
      feature,
      name: features[feature].name,
      loading: loadings[at] ?? 0,
    })),
  }));

/** Flows with the names that the segments had in their versions. */
async function flowsOf(sql: Sql, currency: string): Promise<SegmentsDoc["flows"]> {
  const flows = await run<Flow>(sql, statements.flows, { currency });
  const names = new Map<number, string[]>();
  for (const version of new Set(flows.flatMap((it) => [it.from_version, it.to_version]))) {
    names.set(version, (await latestModel(sql, currency, version))?.model.names ?? []);
  }
  return flows.map((it) => ({
    as_of: it.as_of,
    from: it.from_segment === null ? "" : (names.get(it.from_version)?.[it.from_segment] ?? ""),
    to: names.get(it.to_version)?.[it.to_segment] ?? "",
    customers: it.customers,
    refitted: it.from_segment !== null && it.from_version !== it.to_version,
  }));
}

function sentenceOf(kinds: readonly KindOfBuyer[]): string {
  const shares = kinds.map(
    (it) => `${it.name.charAt(0).toLowerCase()}${it.name.slice(1)} (${Math.round(100 * it.share)} %)`,
  );
  return `Customers fall into ${kinds.length} kinds: ${shares.slice(0, -1).join("; ")} and ${shares.at(-1)}.`;
}

const noSegments =
  "Not enough data: there are no segments yet. The job segments.run finds them every night, or on request.";

/** What kinds of buyers there are. */
export async function querySegments(sql: Sql, asked: string | undefined): Promise<SegmentsDoc> {
  const { all, it } = await chooseCurrency(sql, asked);
  const currencies = all.map(({ currency }) => currency);
  const saved = await latestModel(sql, it?.currency ?? asked ?? "");
  const settings = await readSettings(sql);
  if (!saved) {
    const nothing = { version: null, as_of: null, fitted_as_of: null, made_at: null, customers: 0, elapsed_ms: null };
    const empty = { segments: [], tried: [], axes: [], points: [], flows: [] };
    return { sentence: noSegments, currency: it?.currency ?? null, currencies, ...nothing, settings, ...empty };
  }
  const { currency } = saved;
  const [groups, points, flows] = await Promise.all([
    run<Group>(sql, statements.groups, { currency }),
    run<SegmentsDoc["points"][number]>(sql, statements.points, { currency, most: mostPoints }),
    flowsOf(sql, currency),
  ]);
  const kinds = kindsOf(groups, saved);
  return {
    sentence: sentenceOf(kinds),
    currency,
    currencies,
    version: saved.version,
    as_of: groups[0]?.as_of ?? saved.as_of,
    fitted_as_of: saved.as_of,
    made_at: saved.made_at,
    customers: sum(kinds.map((kind) => kind.customers)),
    settings,
    segments: kinds,
    tried: triedOf(saved),
    axes: axesOf(saved),
    points,
    flows,
    elapsed_ms: saved.elapsed_ms,
  };
}

export interface FeatureRow {
  customer: string;
  segment: number;
  x: number;
  y: number;
  features: number[];
}

/** The saved segments of a currency, and every customer with their features. */
export async function readFeatures(
  sql: Sql,
  asked: string | undefined,
): Promise<{ saved: SavedModel; rows: FeatureRow[] }> {
  const { it } = await chooseCurrency(sql, asked);
  const saved = await latestModel(sql, it?.currency ?? asked ?? "");
  if (!saved) throw new VigieError("not_found", noSegments);
  return { saved, rows: await run<FeatureRow>(sql, statements.features, { currency: saved.currency }) };
}
