import type { Sql } from "@vigie/db";
import { addDays, bucketStart, provenanceOf } from "../kpis/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { shiftPeriod } from "./calendar.ts";
import { cohortsOf, type Extent, meanOf, rowOf } from "./compute.ts";
import { type Asked, type Cohort, isMoney } from "./figure.ts";
import { type CohortLine, type CohortState, readCells, readCohortState } from "./read.ts";
import type { CohortGroup, CohortQuery, CohortsDoc } from "./schema.ts";
import { sentenceOf } from "./sentence.ts";

const cohortsByDefault = 24;
const mostCohorts = 160;

/** The currency that amounts are in; null where none are asked for. */
function currencyOf({ metric, currency }: CohortQuery, { currencies }: CohortState): string | null {
  if (currency !== undefined && !currencies.includes(currency) && currencies.length > 0)
    throw invalid("currency", `nothing was sold in ${currency}`, `Possible: ${currencies.join(", ")}.`);
  if (!isMoney(metric)) return null;
  if (currency === undefined && currencies.length > 1)
    throw invalid("currency", "amounts in several currencies do not add up", `Choose one of ${currencies.join(", ")}.`);
  return currency ?? currencies[0] ?? null;
}

function dayOf(field: string, text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw invalid(field, `${text} is not a date`, "Write 2026-11-21.");
  return text;
}

/** The cohorts asked for: whole weeks or months, the latest ones unless told. */
function rangeOf({ grain, from, to }: CohortQuery, lastDay: string): { from: string; to: string } {
  const end = to === undefined ? shiftPeriod(grain, bucketStart(grain, lastDay), 1) : dayOf("to", to);
  const start =
    from === undefined
      ? shiftPeriod(grain, bucketStart(grain, end), -cohortsByDefault)
      : bucketStart(grain, dayOf("from", from));
  if (start >= end) throw invalid("to", "must be after from", "to is exclusive: give the day after the last cohort's.");
  if (shiftPeriod(grain, start, mostCohorts) < end)
    throw invalid("from", `there are more than ${mostCohorts} ${grain}s in the range`, "Ask for a shorter range.");
  return { from: start, to: end };
}

function check({ by, value, metric, show }: CohortQuery): void {
  if (value !== undefined && by === undefined)
    throw invalid("value", "needs by", "Say of which attribute: by=country.");
  if (metric === "customers" && show === "per_customer")
    throw invalid("show", "customers per customer say nothing", "Choose share, or another metric.");
}

const formatOf = ({ metric, show }: CohortQuery): CohortsDoc["format"] => {
  if (show === "share" || show === "previous") return "ratio";
  if (isMoney(metric)) return "money";
  return show === "per_customer" ? "number" : "count";
};

function groupsOf(
  rows: readonly CohortLine[],
  asked: Asked,
  extent: Extent,
  labels: Map<string, string>,
): CohortGroup[] {
  const groups = [...cohortsOf(rows, asked, extent)].map(([value, cohorts]) => ({
    value,
    label: labels.get(value) ?? value,
    size: cohorts.reduce((sum, it) => sum + it.size, 0),
    mean: meanOf(cohorts, asked),
  }));
  return groups.sort((a, b) => b.size - a.size || (a.value < b.value ? -1 : 1));
}

interface Found {
  cohorts: Cohort[];
  groups: CohortGroup[];
  asked: Asked;
  rowsRead: number;
  extent: Extent;
  currency: string | null;
}

async function find(sql: Sql, query: CohortQuery, known: CohortState & { lastDay: string }): Promise<Found> {
  const { unit, grain, metric, show, by, value } = query;
  const currency = currencyOf(query, known);
  const range = rangeOf(query, known.lastDay);
  const after = addDays(known.lastDay, 1);
  const extent: Extent = {
    grain,
    lastDay: known.lastDay,
    completeUntil: known.today !== null && known.today < after ? known.today : after,
  };
  const asked: Asked = {
    metric,
    show,
    cumulative: query.cumulative === "true",
    minorUnits: known.minorUnits,
  };
  const one = { unit, grain, metric, currency, ...range };
  const [rows, grouped, labels] = await Promise.all([
    readCells(sql, { ...one, dimension: value === undefined ? "" : (by ?? ""), value: value ?? null }),
    by === undefined ? [] : readCells(sql, { ...one, dimension: by, value: null }),
    by === "store" ? sql<{ key: string; name: string }[]>`select key, name from shop.store` : [],
  ]);
  return {
    asked,
    extent,
    currency,
    cohorts: [...cohortsOf(rows, asked, extent).values()][0] ?? [],
    groups: groupsOf(grouped, asked, extent, new Map([...labels].map((it) => [it.key, it.name]))),
    rowsRead: rows.length + grouped.length,
  };
}

/** Who comes back: cohorts by the period of the first order. */
export async function queryCohorts(sql: Sql, clock: Clock, query: CohortQuery): Promise<CohortsDoc> {
  const started = performance.now();
  check(query);
  const now = clock();
  const known = await readCohortState(sql, { unit: query.unit, currency: query.currency ?? null, now });
  const { lastDay, firstDay } = known;
  const found = lastDay === null ? undefined : await find(sql, query, { ...known, lastDay });
  const { unit, grain, metric, show, by, value, groups } = query;
  return {
    sentence: found
      ? sentenceOf(found.cohorts, unit, grain)
      : "Not enough data: no order of a known customer has come in yet.",
    unit,
    grain,
    metric,
    show,
    cumulative: query.cumulative === "true",
    by: by ?? null,
    value: value ?? null,
    format: formatOf(query),
    currency: found?.currency ?? null,
    cohorts: found?.cohorts.map((it) => rowOf(it, found.asked)) ?? [],
    mean: found ? meanOf(found.cohorts, found.asked) : [],
    groups: found?.groups.slice(0, groups) ?? [],
    more_groups: Math.max(0, (found?.groups.length ?? 0) - groups),
    complete_until: found?.extent.completeUntil ?? null,
    available: firstDay === null || lastDay === null ? null : { from: firstDay, to: addDays(lastDay, 1) },
    provenance: provenanceOf(
      { method: `cohorts by ${grain} of the first order`, source: "rollup", rowsRead: found?.rowsRead ?? 0 },
      known,
      started,
      now,
    ),
  };
}
