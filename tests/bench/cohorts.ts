import type { Sql } from "@vigie/db";
import { queryCohorts } from "../../services/analytics/src/cohorts/index.ts";
import type { CohortQuery, CohortsDoc } from "../../services/analytics/src/cohorts/schema.ts";
import type { Duck } from "./duck.ts";
import { backendOf, burst, type Sample, type Timing, timing } from "./measure.ts";
import { now } from "./window.ts";

const clock = () => now;

/** Sale lines with their orders' customers and days, as the facts are. */
const sale = `select o.customer_id, o.day, l.total from lines l join orders o on o.id = l.order_id
  where l.quantity > 0 and l.unit_price > 0 and o.customer_id is not null`;
export const bucket = { week: "date_trunc('week', D)::date", month: "date_trunc('month', D)::date" } as const;
export const period = {
  week: "date_diff('day', cohort, date_trunc('week', day)::date) // 7",
  month: "date_diff('month', cohort, date_trunc('month', day)::date)",
} as const;

export interface Asked {
  id: string;
  title: string;
  query: CohortQuery;
  facts: string;
}

function ask(
  id: string,
  title: string,
  grain: "week" | "month",
  metric: "customers" | "gross_revenue",
  from: string,
): Asked {
  const value = metric === "customers" ? "count(distinct customer_id)" : "sum(total)";
  const facts = `with sale as (${sale}), first as (
      select customer_id, ${bucket[grain].replace("D", "min(day)")} as cohort from sale group by customer_id)
    select strftime(cohort, '%Y-%m-%d'), (${period[grain]})::int, ${value} from sale join first using (customer_id)
    where cohort >= date '${from}' group by cohort, 2`;
  const query = {
    unit: "customer",
    grain,
    metric,
    show: "value",
    cumulative: "false",
    groups: 8,
    format: "json",
    from,
    to: "2026-12-01",
  } as const;
  return { id, title, query: { ...query, ...(metric === "customers" ? {} : { currency: "EUR" }) }, facts };
}

export const questions: Asked[] = [
  ask("retention_month", "Customers by month of the first order, 36 months", "month", "customers", "2023-11-01"),
  ask("revenue_month", "Gross revenue of these", "month", "gross_revenue", "2023-11-01"),
  ask("retention_week", "Customers by week, the latest 60", "week", "customers", "2025-10-06"),
];

const ours = (doc: CohortsDoc): Map<string, number> => {
  const scale = doc.format === "money" ? 100 : 1;
  const cells = doc.cohorts.flatMap(({ cohort, cells }) =>
    cells.flatMap(({ period, cell }) =>
      "value" in cell && cell.value !== 0 ? [[`${cohort}|${period}`, Math.round(cell.value * scale)] as const] : [],
    ),
  );
  return new Map(cells);
};

/** Both sides' cells are the same, or the times say nothing. */
async function verify(sql: Sql, duck: Duck, { title, query, facts }: Asked): Promise<number> {
  const mine = ours(await queryCohorts(sql, clock, query));
  const theirs = new Map((await duck.rows(facts)).map(([cohort, k, value]) => [`${cohort}|${k}`, Number(value)]));
  for (const [key, value] of theirs) {
    if (mine.get(key) !== value) throw new Error(`${title}: ${key} is ${mine.get(key)}, DuckDB says ${value}`);
  }
  if (mine.size !== theirs.size) throw new Error(`${title}: ${mine.size} cells, DuckDB has ${theirs.size}`);
  return theirs.size;
}

export interface CohortTiming {
  title: string;
  cells: number;
  vigie: Timing;
  duckdb: Timing;
}

/** Each question on both sides in turn, values first; Vigie on one connection, so that its backend's time is known. */
export async function measureQuestions(single: Sql, duck: Duck, rounds: number): Promise<CohortTiming[]> {
  const results: CohortTiming[] = [];
  const backend = await backendOf(single);
  for (const it of questions) {
    const cells = await verify(single, duck, it);
    const sides = [
      () => burst(() => queryCohorts(single, clock, it.query), backend),
      () => burst(() => duck.rows(it.facts)),
    ] as const;
    for (const side of sides) for (let warm = 0; warm < 3; warm++) await side();
    const [vigie, duckdb]: [Sample[], Sample[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      vigie.push(...(await sides[0]()));
      duckdb.push(...(await sides[1]()));
    }
    results.push({ title: it.title, cells, vigie: timing(vigie), duckdb: timing(duckdb) });
  }
  return results;
}
