import type { SizeResult } from "./main.ts";

export interface Verdict {
  goal: string;
  measured: string;
  verdict: "met" | "missed" | "not measured";
  /** What costs the time, as far as it was traced; shown where the goal is missed. */
  why: string;
}

const sizes = { base: 100_000, middle: 1_000_000, large: 10_000_000 };

interface Goal {
  goal: string;
  atLeast?: number;
  atMost?: number;
  unit?: string;
  why: string;
  value: (results: SizeResult[]) => number | undefined;
}

const at = (results: SizeResult[], orders: number) => results.find((it) => it.orders === orders);

const ratio = (id: string) => (results: SizeResult[]) => {
  const query = at(results, sizes.large)?.queries.find((it) => it.id === id);
  return query && query.duckdb.medianMs / query.vigie.medianMs;
};

function worstGrowth(results: SizeResult[]): number | undefined {
  const [small, large] = [at(results, sizes.base), at(results, sizes.large)];
  if (!small || !large) return undefined;
  return Math.max(
    ...large.queries.map((it) => {
      const then = small.queries.find((other) => other.id === it.id);
      return it.vigie.medianMs / (then?.vigie.medianMs ?? Number.NaN);
    }),
  );
}

function refreshGrowth(results: SizeResult[]): number | undefined {
  const [small, large] = [at(results, sizes.base), at(results, sizes.large)];
  return small && large && large.refresh.medianMs / small.refresh.medianMs;
}

/** Processor time of the dearest cohort question. */
function cohortQuestion(results: SizeResult[]): number | undefined {
  const it = at(results, sizes.middle);
  return it && Math.max(...it.cohorts.map(({ vigie }) => vigie.cpuMs));
}

const cohortsAnew = (what: "answer" | "kept") => (results: SizeResult[]) => {
  const it = at(results, sizes.middle)?.recompute[what];
  return it && it.vigieMs / it.duckdbMs;
};

const imported = (results: SizeResult[]) => results.find((it) => it.imported)?.imported;

const perQuestion =
  "an answer is three to eight statements of under a millisecond each (state, parts of the range, total, names)";
const whyGrowth = "see the slowest query below: what it reads grows until every cell of the rollup is filled";
const whyRefresh =
  "each late order changes some 38 cells and those of its customer's cohorts; at 10⁵ many are new and appended, at 10⁷ nearly all are updates of pages all over the rollups";
const whyAnew =
  "PostgreSQL hands over every entry as text, and one process adds them up; DuckDB reads columns with all processors";
const whyKept = "PostgreSQL writes row by row what DuckDB writes by columns";
const whyImport =
  "before it is written, a row is read as text, checked, and given its order, price and total, on the same two cores; an order takes a staging table for its id, four indexes, and a mark for the rollups";

const goals: Goal[] = [
  { goal: "GMV by country at 10⁷ orders ≥ 20× DuckDB", atLeast: 20, why: perQuestion, value: ratio("gmv_country") },
  {
    goal: "Top stores, 1 year, at 10⁷ orders ≥ 10× DuckDB",
    atLeast: 10,
    why: perQuestion,
    value: ratio("stores_year"),
  },
  {
    goal: "Weekly active customers at 10⁷ orders ≥ 100× DuckDB",
    atLeast: 100,
    why: perQuestion,
    value: ratio("weekly_active"),
  },
  { goal: "Every dashboard query at 10⁷ ≤ 1.5× its time at 10⁵", atMost: 1.5, why: whyGrowth, value: worstGrowth },
  { goal: "Refresh at 10⁷ ≤ 1.3× its time at 10⁵", atMost: 1.3, why: whyRefresh, value: refreshGrowth },
  { goal: "A cohort question at 10⁶ ≤ 5 ms of processor time", atMost: 5, unit: " ms", why: "", value: cohortQuestion },
  { goal: "All cohorts anew at 10⁶ ≤ 1× DuckDB", atMost: 1, why: whyAnew, value: cohortsAnew("answer") },
  {
    goal: "All cohorts anew at 10⁶, kept in tables with keys, ≤ 1× DuckDB",
    atMost: 1,
    why: whyKept,
    value: cohortsAnew("kept"),
  },
  {
    goal: "Import ≥ 0.7× COPY into one plain table",
    atLeast: 0.7,
    why: whyImport,
    value: (results) => {
      const it = imported(results);
      return it && it.plainMs / it.importMs;
    },
  },
  {
    goal: "Import ≥ 0.7× COPY into the facts' tables, keys and indexes",
    atLeast: 0.7,
    why: whyImport,
    value: (results) => {
      const it = imported(results);
      return it && it.shapedMs / it.importMs;
    },
  },
];

/** Each goal with what was measured. */
export function judge(results: SizeResult[]): Verdict[] {
  return goals.map(({ goal, atLeast, atMost, unit = "×", why, value }) => {
    const measured = value(results);
    if (measured === undefined) return { goal, measured: "", verdict: "not measured", why };
    const met = atLeast === undefined ? measured <= (atMost ?? 0) : measured >= atLeast;
    return {
      goal,
      measured: `${measured.toFixed(measured < 10 ? 2 : 0)}${unit}`,
      verdict: met ? "met" : "missed",
      why,
    };
  });
}
