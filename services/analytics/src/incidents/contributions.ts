import { dimensions as catalogue, describeMetric, type Measures, type MetricId, metrics } from "../kpis/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { type Part, partOf, type Split, split, surpriseOf } from "./contribute.ts";
import type { Contribution, ContributionsDoc } from "./schema.ts";

const cells = statement(import.meta.url, "contribution_cells.sql");
const weeks = 4;
/** A value with a smaller share of the change is not shown. */
const minimumShare = 0.1;
const longestHours = 14 * 24;
const shownValues = 6;

const names = ["store", "country", "channel", "device", "loyalty_tier", "category", "payment_method"] as const;
type Dimension = (typeof names)[number];
const labels: Record<Dimension, string> = {
  store: catalogue.store.name,
  country: catalogue.country.name,
  channel: catalogue.channel.name,
  device: catalogue.device.name,
  loyalty_tier: catalogue.loyalty_tier.name,
  category: catalogue.category.name,
  payment_method: "Payment method",
};

/** One cell of the cube. `week` 0 is now, 1 a week before. */
export type CubeRow = Record<Dimension, string> &
  Measures & { week: number; currency: string; orders_of_category: number };

/** What a visit has no say in: orders alone have a payment method, sale lines alone a category. */
function splitsBy(metric: MetricId, dimension: Dimension): boolean {
  const ofVisits = metric === "sessions" || metric === "conversion";
  return !(ofVisits && (dimension === "payment_method" || dimension === "category"));
}

function partsOf(
  metric: MetricId,
  rows: readonly CubeRow[],
  dimension: Dimension,
  compared: number,
): Map<string, Part> {
  const found = new Map<string, Part>();
  for (const row of rows) {
    const value = row[dimension];
    if (value === "") continue;
    const it = found.get(value) ?? partOf();
    found.set(value, it);
    const m = dimension === "category" ? { ...row, orders: row.orders_of_category } : row;
    const { parts } = metrics[metric].compute;
    const scope = { m, customers: { active: 0, fresh: 0 }, minorUnits: 1 };
    const [side, share] = row.week === 0 ? (["now", 1] as const) : (["before", 1 / compared] as const);
    it[side].over += parts.over(scope) * share;
    it[side].under += (parts.under?.(scope) ?? 0) * share;
  }
  return found;
}

interface Level {
  metric: MetricId;
  rows: readonly CubeRow[];
  /** Weeks that are compared with. */
  compared: number;
  isRatio: boolean;
  /** Minor units in one unit of what is shown. */
  per: number;
}

function toContributions(
  level: Level,
  dimension: Dimension,
  splits: readonly Split[],
  deeper: boolean,
): Contribution[] {
  return splits
    .filter((it) => it.share >= minimumShare)
    .slice(0, shownValues)
    .map(({ value, share, actual, expected, rate, mix }) => ({
      dimension,
      value,
      label: value,
      share,
      actual: actual / level.per,
      expected: expected / level.per,
      change: expected === 0 ? 0 : actual / expected - 1,
      rate: rate / level.per,
      mix: mix / level.per,
      children: deeper ? childrenOf(level, dimension, value) : [],
    }));
}

/** Within one value: the dimension that tells most of the rest. */
function childrenOf(level: Level, dimension: Dimension, value: string): Contribution[] {
  const within = { ...level, rows: level.rows.filter((row) => row[dimension] === value) };
  const [best] = rankDimensions(
    within,
    names.filter((it) => it !== dimension),
  );
  return best && best.surprise >= 0.02 ? toContributions(within, best.dimension, best.splits, false) : [];
}

function rankDimensions(level: Level, among: readonly Dimension[]) {
  return among
    .filter((dimension) => splitsBy(level.metric, dimension))
    .map((dimension) => {
      const parts = partsOf(level.metric, level.rows, dimension, level.compared);
      return { dimension, splits: split(parts, level.isRatio), surprise: surpriseOf(parts) };
    })
    .filter(({ splits }) => splits.length > 1)
    .sort((a, b) => b.surprise - a.surprise);
}

/** Which values of which dimensions a change comes from, out of the cube's rows. */
export function contributionsOf(
  metric: MetricId,
  rows: readonly CubeRow[],
  minorUnits: number,
): ContributionsDoc | null {
  const compared = new Set(rows.filter((row) => row.week > 0).map((row) => row.week)).size;
  if (compared === 0) return null;
  const { compute, unit } = metrics[metric];
  const isRatio = compute.parts.under !== undefined;
  const level = { metric, rows, compared, isRatio, per: unit === "money" ? minorUnits : 1 };
  const whole = partOf();
  for (const part of partsOf(metric, rows, "store", compared).values()) {
    for (const side of ["now", "before"] as const) {
      whole[side].over += part[side].over;
      whole[side].under += part[side].under;
    }
  }
  const figureOf = ({ over, under }: Part["now"]) => (isRatio ? (under === 0 ? 0 : over / under) : over) / level.per;
  return {
    metric: describeMetric(metric),
    actual: figureOf(whole.now),
    expected: figureOf(whole.before),
    minimum_share: minimumShare,
    compared_with: `the same hours of the ${compared === 1 ? "week" : `${compared} weeks`} before`,
    dimensions: rankDimensions(level, names).map(({ dimension, splits, surprise }) => ({
      dimension,
      name: labels[dimension],
      surprise,
      values: toContributions(level, dimension, splits, true),
    })),
  };
}

const storeNames = statement(import.meta.url, "store_names.sql");

const named = (names: ReadonlyMap<string, string>) =>
  function nameStore(it: Contribution): Contribution {
    const label = it.dimension === "store" ? (names.get(it.value) ?? it.value) : it.value;
    return { ...it, label, children: it.children.map(nameStore) };
  };

/** The same, read from the entries of the hours; of a very long incident its last two weeks. */
export async function readContributions(
  sql: Runner,
  it: { metric: MetricId; from: Date; to: Date; minorUnits: number },
): Promise<ContributionsDoc | null> {
  const from = new Date(Math.max(it.from.getTime(), it.to.getTime() - longestHours * 3_600_000));
  const rows = await run<CubeRow>(sql, cells, { from, to: it.to, weeks });
  const doc = contributionsOf(it.metric, rows, it.minorUnits);
  if (!doc) return null;
  const stores = await run<{ key: string; name: string }>(sql, storeNames);
  const name = named(new Map(stores.map((row) => [row.key, row.name])));
  return { ...doc, dimensions: doc.dimensions.map((one) => ({ ...one, values: one.values.map(name) })) };
}
