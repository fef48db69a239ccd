import type { Clock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import type { Provenance } from "../platform/http/schema.ts";
import { type Runner, read } from "../platform/sql/index.ts";
import { type Answering, rankedGroups, rowsOf, type Side } from "./answer.ts";
import { addDays, buckets, comparisonRange, fitRange, localDay, parseRange, type Range, toMs } from "./calendar.ts";
import { describeMetric, dimensions, isMetric, type Metric, type MetricId, metricIds, metrics } from "./catalogue.ts";
import { change, undefinedCell } from "./formulas.ts";
import { countMarked, readAsked } from "./leave_out.ts";
import type { Question } from "./plan.ts";
import { keyOf } from "./read.ts";
import type { Attacks, Comparison, DimensionId, Interval, KpiDoc } from "./schema.ts";
import { computeCell, readState, type State } from "./state.ts";
import { statements } from "./statements.ts";

export interface KpiRequest {
  from?: string | undefined;
  to?: string | undefined;
  interval?: Interval | undefined;
  groupBy?: DimensionId[] | undefined;
  filters?: Partial<Record<DimensionId, string[]>> | undefined;
  currencies?: string[] | undefined;
  attacks?: Attacks | undefined;
  compare?: Comparison | undefined;
  limit?: number | undefined;
}

const mostBuckets = 5_000;

function outside(range: Range, state: State): boolean {
  const day = 86_400_000;
  if (!state.available) return true;
  return toMs(range.to) <= toMs(state.available.from) - day || toMs(range.from) >= toMs(state.available.to) + day;
}

function noDataText(state: State): string {
  return state.available
    ? `No data in this range; there is data from ${state.available.from} to ${addDays(state.available.to, -1)}.`
    : "There is no data yet.";
}

async function readSide(sql: Runner, question: Question, state: State): Promise<Side> {
  const plain: Question = { ...question, interval: "none", groupBy: [] };
  const isPlain = question.interval === "none" && question.groupBy.length === 0;
  const [reading, totals] = await Promise.all([
    readAsked(sql, question, state),
    isPlain ? undefined : readAsked(sql, plain, state),
  ]);
  const sums = (totals ?? reading).sums.get(keyOf("", []));
  const total =
    outside(question.range, state) && !sums?.byCurrency.size
      ? { currency: null, cell: undefinedCell("not_enough_data", noDataText(state)) }
      : computeCell(question.metric, sums, state);
  return { range: question.range, total, reading, rowsRead: reading.rowsRead + (totals?.rowsRead ?? 0) };
}

async function labelsOf(
  sql: Runner,
  dimension: DimensionId | undefined,
  groups: string[][],
): Promise<Map<string, string>> {
  if (dimension !== "product" && dimension !== "store") return new Map();
  const keys = groups.map((group) => group[0] ?? "");
  const rows = await read<{ key: string; label: string }>(sql, statements.labels, { dimension, keys });
  return new Map(rows.map((row) => [row.key, row.label]));
}

/** Checks what the metric allows, and says what would be right. */
function check(id: MetricId, request: KpiRequest): void {
  const metric: Metric = metrics[id];
  const asked = [...(request.groupBy ?? []), ...(Object.keys(request.filters ?? {}) as DimensionId[])];
  const wrong = asked.find((dimension) => !metric.dimensions.includes(dimension));
  if (wrong) {
    throw invalid(
      wrong,
      `${metric.name} cannot be split by ${dimensions[wrong].name.toLowerCase()}`,
      `Possible: ${metric.dimensions.join(", ")}.`,
    );
  }
  if ((request.groupBy?.length ?? 0) > 2) throw invalid("group_by", "takes at most two dimensions");
}

/** The metric by its id; an unknown one is an error that lists what there is. */
export function requireMetric(id: string): MetricId {
  if (!isMetric(id)) throw invalid("metric", `${id} is not a metric`, `Possible: ${metricIds.join(", ")}.`);
  return id;
}

export function provenanceOf(
  it: { method: string; source: "rollup" | "raw"; rowsRead: number },
  state: Pick<State, "freshAsOf" | "pendingFacts">,
  started: number,
  now: Date,
): Provenance {
  return {
    method: it.method,
    source: it.source,
    rows_read: it.rowsRead,
    elapsed_ms: Math.round((performance.now() - started) * 100) / 100,
    computed_at: now.toISOString(),
    fresh_as_of: state.freshAsOf,
    pending_facts: state.pendingFacts,
  };
}

async function sides(
  sql: Runner,
  question: Question,
  state: State,
  compare: Comparison,
): Promise<[Side, Side | undefined]> {
  const then = comparisonRange(question.range, compare);
  return Promise.all([
    readSide(sql, question, state),
    then ? readSide(sql, { ...question, range: then }, state) : undefined,
  ]);
}

function questionOf(id: MetricId, request: KpiRequest, state: State, now: Date): Question {
  const interval = request.interval ?? "none";
  const asked = parseRange(request.from, request.to, localDay(now, state.timeZone));
  const range = fitRange(asked, interval, state.timeZone);
  if (buckets(range, interval).length > mostBuckets)
    throw invalid("interval", "gives too many buckets for this range", "Ask for a longer interval.");
  return {
    metric: metrics[id],
    range,
    interval,
    groupBy: request.groupBy ?? [],
    filters: request.filters ?? {},
    currencies: request.currencies,
    attacks: state.marked ? (request.attacks ?? "include") : "include",
  };
}

/** Answers a question of one metric: total, rows by bucket and group, comparison, freshness. */
export async function queryKpi(
  sql: Runner,
  clock: Clock,
  id: MetricId,
  request: KpiRequest,
  known?: State,
): Promise<KpiDoc> {
  const started = performance.now();
  const now = clock();
  check(id, request);
  const state = known ?? (await readState(sql, request.filters?.store, request.currencies));
  const question = questionOf(id, request, state, now);
  const { range, interval } = question;
  const compare = request.compare ?? "none";
  const [[here, there], attacked] = await Promise.all([
    sides(sql, question, state, compare),
    countMarked(sql, question, state),
  ]);
  const it: Answering = { question, state, now, here, there };
  const groups = rankedGroups(it);
  const labels = await labelsOf(sql, question.groupBy[0], groups.slice(0, request.limit));
  const currency = metrics[id].inCurrency ? here.total.currency : null;
  return {
    metric: describeMetric(id),
    currency,
    range: { from: range.from, to: range.to, interval },
    group_by: question.groupBy,
    filters: { ...question.filters, ...(request.currencies ? { currency: request.currencies } : {}) } as Record<
      string,
      string[]
    >,
    total: here.total.cell,
    comparison: there
      ? {
          kind: compare,
          from: there.range.from,
          to: there.range.to,
          total: there.total.cell,
          change: change(here.total.cell, there.total.cell),
        }
      : null,
    rows: rowsOf(it, { groups, limit: request.limit, labels, currency }),
    groups: question.groupBy.length > 0 ? groups.length : 0,
    attacks: { excluded: request.attacks === "exclude", orders: attacked },
    available: state.available,
    provenance: provenanceOf(
      { ...here.reading, rowsRead: here.rowsRead + (there?.rowsRead ?? 0) },
      state,
      started,
      now,
    ),
  };
}
