import type { Sql } from "@vigie/db";
import { countAllCohorts } from "../../services/analytics/src/cohorts/index.ts";
import { type Runner, run, statement } from "../../services/analytics/src/platform/sql/index.ts";
import { bucket, period } from "./cohorts.ts";
import { mismatches, type Values, ValuesDiffer } from "./compare.ts";
import type { Duck } from "./duck.ts";
import { median } from "./measure.ts";

const rollups = new URL("../../services/analytics/src/rollups/index.ts", import.meta.url).href;
const total = statement(rollups, "total.sql");
const grains = ["week", "month"] as const;
const attributes = ["", "store", "country", "category", "channel", "campaign", "coupon", "loyalty_tier"] as const;
const tableOf = (grain: string, attribute: string) => `cells_${grain}_${attribute || "all"}`;

/** All cells in DuckDB, from the facts: every grain and every attribute of the first order, customers and amounts. */
const everything = (): string[] => [
  `create or replace temp table sale as select o.customer_id, o.day, o.id, l.total, l.quantity, l.product_id
     from lines l join orders o on o.id = l.order_id where o.customer_id is not null`,
  `create or replace temp table first_order as select customer_id, day as first_day, st.key as store, f.country, c.category, f.channel,
      '(none)' as campaign, '(none)' as coupon, cu.loyalty_tier
    from (select customer_id, min(day) as day, arg_min(id, (day, ordered_at, id)) as id, arg_min(store_id, (day, ordered_at, id)) as store_id,
        arg_min(country, (day, ordered_at, id)) as country, arg_min(channel, (day, ordered_at, id)) as channel
      from orders where customer_id is not null group by customer_id) f
    join store st on st.id = f.store_id join customer cu on cu.id = f.customer_id
    join (select id, arg_min(category, (-value, category)) as category from (
        select s.id, p.category, sum(s.total) as value from sale s join product p on p.id = s.product_id where s.quantity > 0 group by s.id, p.category) g group by id) c on c.id = f.id`,
  `create or replace temp table day_sales as select customer_id, day, count(distinct case when quantity > 0 then id end) as orders,
      sum(case when quantity > 0 then total else 0 end) as gross, sum(case when quantity < 0 then -total else 0 end) as refunds
    from sale group by customer_id, day`,
  ...grains.flatMap((grain) => [
    `create or replace temp table placed_${grain} as select *, ${period[grain]} as period
      from (select f.*, ${bucket[grain].replace("D", "first_day")} as cohort, d.day, d.orders, d.gross, d.refunds
        from day_sales d join first_order f using (customer_id))`,
    ...attributes.map(
      (attribute) => `create or replace temp table ${tableOf(grain, attribute)} as
      select ${attribute || "''"} as value, cohort, period, count(distinct case when orders > 0 then customer_id end) as active,
        sum(orders) as orders, sum(gross) as gross, sum(refunds) as refunds from placed_${grain} group by 1, 2, 3`,
    ),
  ]),
];

const measures = ["active", "orders", "gross", "refunds"];
const toValues = (rows: readonly (readonly unknown[])[]): Values =>
  new Map(
    rows.flatMap(([value, cohort, at, ...amounts]) =>
      amounts.map((amount, index): [string, number] => [`${value}|${cohort}|${at}|${measures[index]}`, Number(amount)]),
    ),
  );

/** Both sides' cells are the same, or the times say nothing. Answers how many there are. */
async function verifyCells(sql: Sql, duck: Duck): Promise<number> {
  let cells = 0;
  for (const grain of grains) {
    for (const attribute of attributes) {
      const ours = await sql`
        select v.value, case c.grain when 'w' then date '1970-01-05' + 7 * cohort else make_date(cohort / 12, 1 + cohort % 12, 1) end::text,
          period, active, orders, gross, refunds
        from mart.cohort_cell c join mart.cohort_value v on v.id = c.value_id
        where v.dimension = ${attribute} and c.grain = ${grain.charAt(0)}`.values();
      const theirs = await duck.rows(
        `select value, strftime(cohort, '%Y-%m-%d'), period::int, ${measures.join(", ")} from ${tableOf(grain, attribute)}`,
      );
      const found = mismatches(toValues(ours), toValues(theirs));
      if (found.length > 0) throw new ValuesDiffer(tableOf(grain, attribute), found);
      cells += ours.length;
    }
  }
  return cells;
}

async function recount(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    const session = tx as unknown as Runner;
    await tx.unsafe("set local work_mem = '256MB'; set local hash_mem_multiplier = 4");
    await tx.unsafe("set local maintenance_work_mem = '1GB'");
    await tx.unsafe("create temporary view delta_entry as select * from mart.entry");
    await run(session, total);
    await countAllCohorts(session);
    await tx.unsafe("drop view delta_entry");
  });
}

export interface RecomputeTiming {
  vigieMs: number;
  duckdbMs: number;
  cells: number;
}

/** All cells anew on both sides in turn, from the facts (DuckDB) and from the entries that the rollups keep of them (Vigie). */
export async function measureRecompute(sql: Sql, duck: Duck, rounds: number): Promise<RecomputeTiming> {
  const [vigie, duckdb]: [number[], number[]] = [[], []];
  let cells = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await recount(sql);
    const theirs = performance.now();
    for (const text of everything()) await duck.run(text);
    const ended = performance.now();
    if (round === 0) cells = await verifyCells(sql, duck);
    vigie.push(theirs - started);
    duckdb.push(ended - theirs);
  }
  return { vigieMs: median(vigie), duckdbMs: median(duckdb), cells };
}
