import type { Sql } from "@vigie/db";
import { recount } from "../../services/analytics/src/cohorts/count/recount/index.ts";
import { countAllCohorts } from "../../services/analytics/src/cohorts/index.ts";
import { type Runner, run, statement } from "../../services/analytics/src/platform/sql/index.ts";
import { answer, attributes, grains, keep, measures, tableOf } from "./cohorts_facts.ts";
import { mismatches, type Values, ValuesDiffer } from "./compare.ts";
import type { Duck } from "./duck.ts";
import { emptyHeap, median } from "./measure.ts";

const rollups = new URL("../../services/analytics/src/rollups/index.ts", import.meta.url).href;
const allEntries = statement(rollups, "entries_view.sql");

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
          period, ${sql(measures)}
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

/** Does the work with all entries as `delta_entry`, as a rebuild of the rollups does. */
async function withEntries(sql: Sql, work: (session: Runner) => Promise<void>): Promise<void> {
  await sql.begin(async (tx) => {
    const session = tx as unknown as Runner;
    await tx.unsafe("set local work_mem = '256MB'; set local hash_mem_multiplier = 4");
    await tx.unsafe("set local maintenance_work_mem = '1GB'");
    await run(session, allEntries);
    await work(session);
    await tx.unsafe("drop view delta_entry");
  });
}

/** Every cell, in columns; nothing is kept. */
async function answerAll(session: Runner): Promise<void> {
  const { cells, end } = await recount(session, { know: false });
  await cells("both");
  await end();
}

const runAll = async (duck: Duck, texts: string[]) => {
  for (const text of texts) await duck.run(text);
};

interface Sides {
  vigieMs: number;
  duckdbMs: number;
}

export interface RecomputeTiming {
  cells: number;
  /** All cells, in memory. */
  answer: Sides;
  /** All cells and what they are made of, in indexed tables. */
  kept: Sides;
}

/** All cells anew on both sides in turn, from the facts (DuckDB) and from the entries that the rollups keep of them (Vigie). */
export async function measureRecompute(sql: Sql, duck: Duck, rounds: number): Promise<RecomputeTiming> {
  const sides = [
    () => withEntries(sql, answerAll),
    () => runAll(duck, answer()),
    () => withEntries(sql, countAllCohorts),
    () => runAll(duck, [...answer(), ...keep()]),
  ];
  const taken = sides.map((): number[] => []);
  let cells = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [side, work] of sides.entries()) {
      emptyHeap();
      const started = performance.now();
      await work();
      taken[side]?.push(performance.now() - started);
    }
    if (round === 0) cells = await verifyCells(sql, duck);
  }
  const [ours = 0, theirs = 0, oursKept = 0, theirsKept = 0] = taken.map(median);
  return {
    cells,
    answer: { vigieMs: ours, duckdbMs: theirs },
    kept: { vigieMs: oursKept, duckdbMs: theirsKept },
  };
}
