import type { Sql } from "@vigie/db";
import { queryKpi } from "../../services/analytics/src/kpis/query.ts";
import { mismatches, ValuesDiffer, valuesOfAnswer, valuesOfRows } from "./compare.ts";
import type { Duck } from "./duck.ts";
import { backendOf, burst, type Sample, type Timing, timing } from "./measure.ts";
import { type Query, queries } from "./queries.ts";
import { now } from "./window.ts";

export interface QueryResult {
  id: string;
  title: string;
  method: string;
  rows: number;
  vigie: Timing;
  duckdb: Timing;
  easier: Timing & { name: string };
}

const clock = () => now;

/** Answers the question on both sides and refuses to go on when one value differs. */
export async function verify(sql: Sql, duck: Duck, query: Query): Promise<{ rows: number; method: string }> {
  const doc = await queryKpi(sql, clock, query.metric, query.request);
  const theirs = valuesOfRows(await duck.rows(query.facts));
  const found = mismatches(valuesOfAnswer(doc), theirs);
  if (found.length > 0) throw new ValuesDiffer(query.title, found);
  return { rows: theirs.size, method: doc.provenance.method };
}

async function measureOne(sql: Sql, duck: Duck, query: Query, rounds: number): Promise<QueryResult> {
  const { rows, method } = await verify(sql, duck, query);
  const backend = await backendOf(sql);
  const sides = [
    () => burst(() => queryKpi(sql, clock, query.metric, query.request), backend),
    () => burst(() => duck.rows(query.facts)),
    () => burst(() => duck.rows(query.easier.sql)),
  ] as const;
  for (const side of sides) await side();
  const [vigie, facts, easier]: [Sample[], Sample[], Sample[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    vigie.push(...(await sides[0]()));
    facts.push(...(await sides[1]()));
    easier.push(...(await sides[2]()));
  }
  return {
    id: query.id,
    title: query.title,
    method,
    rows,
    vigie: timing(vigie),
    duckdb: timing(facts),
    easier: { ...timing(easier), name: query.easier.name },
  };
}

/** Every dashboard query: values first, then rounds in turn, Vigie on one connection. */
export async function measureDashboard(sql: Sql, duck: Duck, rounds: number): Promise<QueryResult[]> {
  const results: QueryResult[] = [];
  for (const query of queries) await verify(sql, duck, query);
  for (const query of queries) results.push(await measureOne(sql, duck, query, rounds));
  return results;
}
