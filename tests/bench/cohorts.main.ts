import { parseArgs } from "node:util";
import { connect } from "@vigie/db";
import { measureQuestions } from "./cohorts.ts";
import { measureRecompute } from "./cohorts_anew.ts";
import { measureRefresh } from "./late.ts";
import { prepare } from "./stage.ts";
import { sizesOf } from "./window.ts";

/** `npm run bench -- cohorts`: cohorts from rollups against DuckDB over the same facts, values before times. */
const { values } = parseArgs({
  options: {
    orders: { type: "string", default: "1e4,1e5,1e6" },
    rounds: { type: "string", default: "5" },
    threads: { type: "string", default: "2" },
  },
});
const rounds = Number(values.rounds);
const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

for (const orders of values.orders.split(",").map(Number)) {
  const say = (text: string) => process.stderr.write(`${orders} orders: ${text}\n`);
  const sizes = sizesOf(orders);
  const stage = await prepare({ sizes, seed: 7, threads: Number(values.threads), say });
  const single = connect(stage.server.url, { max: 1 });
  try {
    await stage.sql.unsafe("vacuum analyze mart.cohort_cell, mart.customer_sales, mart.first_order");
    for (const it of await measureQuestions(single, stage.duck, rounds)) {
      console.log(
        `${orders} | ${it.title} | ${it.cells} cells | Vigie ${ms(it.vigie.medianMs)} ms, ${ms(it.vigie.cpuMs)} ms CPU | DuckDB ${ms(it.duckdb.medianMs)} ms, ${ms(it.duckdb.cpuMs)} ms CPU`,
      );
    }
    const anew = await measureRecompute(stage.sql, stage.duck, 3);
    for (const [what, { vigieMs, duckdbMs }] of Object.entries({ "in memory": anew.answer, kept: anew.kept }))
      console.log(
        `${orders} | all ${anew.cells} cells anew, ${what} | Vigie ${ms(vigieMs)} ms | DuckDB ${ms(duckdbMs)} ms`,
      );
    const late = await measureRefresh(stage.sql, { sizes, seed: 7, batches: rounds, reconcile: orders <= 1e6 });
    console.log(`${orders} | refresh after 1,000 late orders | ${ms(late.medianMs)} ms | clean: ${late.clean}`);
    console.log(`${orders} | rebuild of all rollups ${stage.seconds.rebuild.toFixed(1)} s`);
  } finally {
    await single.end({ timeout: 2 });
    await stage.close();
  }
}
