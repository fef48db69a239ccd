import type { Clock } from "../platform/clock/index.ts";
import type { Cell } from "../platform/http/schema.ts";
import { type Runner, run } from "../platform/sql/index.ts";
import { lengthMs, localDay, parseRange } from "./calendar.ts";
import type { MetricId } from "./catalogue.ts";
import { type KpiRequest, provenanceOf, queryKpi } from "./query.ts";
import type { Interval, KpiDoc, OverviewDoc, Tile } from "./schema.ts";
import { readState } from "./state.ts";
import { statements } from "./statements.ts";
import { readToday } from "./today.ts";

const tileMetrics: readonly MetricId[] = [
  "gross_revenue",
  "net_revenue",
  "orders",
  "aov",
  "conversion",
  "margin",
  "active_customers",
];
const sessionMetrics = new Set<MetricId>(["conversion"]);

/** The interval that gives a range a readable number of buckets. */
export function autoInterval(lengthInMs: number): Interval {
  const days = lengthInMs / 86_400_000;
  if (days <= 3) return "hour";
  if (days <= 120) return "day";
  return days <= 730 ? "week" : "month";
}

function toTile(doc: KpiDoc): Tile {
  const spark = doc.rows.map(({ bucket, cell, complete }) => ({ bucket: bucket ?? "", cell, complete }));
  return {
    metric: doc.metric,
    total: doc.total,
    compare: doc.comparison?.total ?? null,
    change: doc.comparison?.change ?? null,
    spark,
  };
}

const percent = (ratio: number) =>
  `${Math.abs(ratio * 100).toLocaleString("en-GB", { maximumFractionDigits: Math.abs(ratio) < 0.1 ? 1 : 0 })} %`;

const comparisonWords = {
  none: "",
  previous_period: "the period before",
  same_weekdays: "the same weekdays before",
  last_year: "the same dates a year ago",
} as const;

/** A change this small is none worth a sentence. */
const level = 0.005;

function describeChange(name: string, cell: Cell, words: string): string | undefined {
  if (!("value" in cell)) return undefined;
  if (Math.abs(cell.value) < level) return `${name} is level with ${words}`;
  return `${name} is ${percent(cell.value)} ${cell.value > 0 ? "above" : "below"} ${words}`;
}

/** The page's answer in one sentence: where revenue stands against the comparison, and which part moved it. */
function sentenceOf(docs: Map<MetricId, KpiDoc>): string {
  const revenue = docs.get("net_revenue");
  if (!revenue || !("value" in revenue.total))
    return revenue && "detail" in revenue.total ? revenue.total.detail : "There is no data yet.";
  const kind = revenue.comparison?.kind ?? "none";
  if (!revenue.comparison || kind === "none") return "Choose a comparison to see how the shop is doing.";
  const main = describeChange("Net revenue", revenue.comparison.change, comparisonWords[kind]);
  if (!main) return "There is nothing to compare this period with.";
  if ("value" in revenue.comparison.change && Math.abs(revenue.comparison.change.value) < level) return `${main}.`;
  const parts = (["orders", "aov"] as const).map((id) => docs.get(id)?.comparison?.change);
  const [orders, aov] = parts;
  if (!orders || !aov || !("value" in orders) || !("value" in aov)) return `${main}.`;
  const byOrders = Math.abs(orders.value) >= Math.abs(aov.value);
  const word = (value: number) => (value > 0 ? "more" : "fewer");
  const why = byOrders
    ? `${percent(orders.value)} ${word(orders.value)} orders`
    : `an order is worth ${percent(aov.value)} ${aov.value > 0 ? "more" : "less"}`;
  return `${main}: ${why}.`;
}

async function optionsOf(sql: Runner): Promise<OverviewDoc["options"]> {
  const rows = await run<{ filter: string; value: string; label: string }>(sql, statements.options);
  const options: OverviewDoc["options"] = {};
  for (const { filter, value, label } of rows) {
    options[filter] = [...(options[filter] ?? []), { value, label }];
  }
  return options;
}

/** The Overview page in one answer: sentence, tiles with sparklines, what can be filtered, freshness. */
export async function queryOverview(sql: Runner, clock: Clock, request: KpiRequest): Promise<OverviewDoc> {
  const started = performance.now();
  const now = clock();
  const state = await readState(sql, request.filters?.store, request.currencies);
  const range = parseRange(request.from, request.to, localDay(now, state.timeZone));
  const interval = request.interval ?? autoInterval(lengthMs(range));
  const byLine = Boolean(request.filters?.category ?? request.filters?.brand ?? request.filters?.product);
  const ids = tileMetrics.filter((id) => !(byLine && sessionMetrics.has(id)));
  const ask = { ...request, from: range.from, to: range.to, interval, groupBy: [] };
  const [options, today, ...answers] = await Promise.all([
    optionsOf(sql),
    readToday(sql, now, state.timeZone),
    ...ids.map((id) => queryKpi(sql, clock, id, ask, state)),
  ]);
  const docs = new Map(answers.map((doc, index) => [ids[index]!, doc]));
  const revenue = docs.get("gross_revenue")!;
  const rowsRead = answers.reduce((sum, doc) => sum + doc.provenance.rows_read, 0);
  const raw = answers.some((doc) => doc.provenance.source === "raw");
  return {
    sentence: sentenceOf(docs),
    today,
    currency: revenue.currency,
    range: revenue.range,
    comparison: revenue.comparison
      ? { kind: revenue.comparison.kind, from: revenue.comparison.from, to: revenue.comparison.to }
      : null,
    filters: revenue.filters,
    tiles: answers.map(toTile),
    options,
    attacks: revenue.attacks,
    available: state.available,
    provenance: provenanceOf(
      { method: revenue.provenance.method, source: raw ? "raw" : "rollup", rowsRead },
      state,
      started,
      now,
    ),
  };
}
