import type { Sql } from "@vigie/db";
import { countAllCohorts, queryCohorts } from "../../services/analytics/src/cohorts/index.ts";
import type { CohortQuery, CohortsDoc } from "../../services/analytics/src/cohorts/schema.ts";
import { type Runner, run, statement } from "../../services/analytics/src/platform/sql/index.ts";
import type { Duck } from "./duck.ts";
import { backendOf, burst, median, type Sample, type Timing, timing } from "./measure.ts";
import { now } from "./window.ts";

const clock = () => now;

/** Sale lines with their orders' customers and days, as the facts are. */
const sale = `select o.customer_id, o.day, l.total from lines l join orders o on o.id = l.order_id
  where l.quantity > 0 and l.unit_price > 0 and o.customer_id is not null`;
const bucket = { week: "date_trunc('week', D)::date", month: "date_trunc('month', D)::date" } as const;
const period = {
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

const attributes = ["store", "country", "category", "channel", "campaign", "coupon", "loyalty_tier"] as const;

/** All cells in DuckDB, from the facts: every grain and every attribute of the first order, customers and amounts. */
const everything = (): string[] => [
  `create or replace temp table sale as select o.customer_id, o.day, o.id, o.store_id, o.country, o.channel, l.line_no, l.total, l.quantity, l.product_id
     from lines l join orders o on o.id = l.order_id where o.customer_id is not null`,
  `create or replace temp table first_order as select customer_id, day as first_day, st.key as store, f.country, c.category, f.channel,
      '(none)' as campaign, '(none)' as coupon, cu.loyalty_tier
    from (select customer_id, min(day) as day, arg_min(id, (day, ordered_at, id)) as id, arg_min(store_id, (day, ordered_at, id)) as store_id,
        arg_min(country, (day, ordered_at, id)) as country, arg_min(channel, (day, ordered_at, id)) as channel
      from orders where customer_id is not null group by customer_id) f
    join store st on st.id = f.store_id join customer cu on cu.id = f.customer_id
    join (select id, arg_max(category, value) as category from (
        select s.id, p.category, sum(s.total) as value from sale s join product p on p.id = s.product_id where s.quantity > 0 group by s.id, p.category) g group by id) c on c.id = f.id`,
  `create or replace temp table day_sales as select customer_id, day, count(distinct id) as orders, sum(case when quantity > 0 then total end) as gross,
      sum(case when quantity < 0 then -total else 0 end) as refunds, sum(quantity) as units
    from sale group by customer_id, day`,
  ...(["week", "month"] as const).flatMap((grain) => [
    `create or replace temp table placed_${grain} as select f.*, ${bucket[grain].replace("D", "first_day")} as cohort, d.*,
      0 as period from day_sales d join first_order f using (customer_id)`,
    `update placed_${grain} set period = ${period[grain]}`,
    ...["''", ...attributes].map(
      (value) => `create or replace temp table cells_${grain}_${value === "''" ? "all" : value} as
      select ${value} as value, cohort, period, count(distinct customer_id) as active, sum(orders) as orders, sum(gross) as gross, sum(refunds) as refunds,
        sum(units) as units from placed_${grain} group by 1, 2, 3`,
    ),
  ]),
];

export interface RecomputeTiming {
  vigieMs: number;
  duckdbMs: number;
  cells: number;
}

/** All cells anew on both sides, from the facts (DuckDB) and from the entries that the rollups keep of them (Vigie). */
export async function measureRecompute(sql: Sql, duck: Duck, rounds: number): Promise<RecomputeTiming> {
  const [vigie, duckdb]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await sql.begin(async (tx) => {
      await tx.unsafe("set local work_mem = '256MB'; set local hash_mem_multiplier = 4");
      await tx.unsafe("create temporary view delta_entry as select * from mart.entry");
      await run(
        tx as unknown as Runner,
        statement(new URL("../../services/analytics/src/rollups/index.ts", import.meta.url).href, "total.sql"),
      );
      await countAllCohorts(tx as unknown as Runner);
      await tx.unsafe("drop view delta_entry");
    });
    vigie.push(performance.now() - started);
    const theirs = performance.now();
    for (const text of everything()) await duck.run(text);
    duckdb.push(performance.now() - theirs);
  }
  const [row] = await sql<{ cells: number }[]>`select count(*)::int as cells from mart.cohort_cell`;
  return { vigieMs: median(vigie), duckdbMs: median(duckdb), cells: row?.cells ?? 0 };
}
