// How often the tests err, how often the intervals hold, and whether power and CUPED keep their word: prints tables.
// node services/statistics/bench/calibration/calibrate.main.ts [seed = 1] [runs = 10000]
import { coverage, coverageTable } from "./coverage.ts";
import { coverageOfProportions, familyErrors } from "./families.ts";
import { cupedGains, gainsTable, powers } from "./gains.ts";
import { ratesTable } from "./rates.ts";
import { typeOne } from "./typeOne.ts";

const [seed = 1, runs = 10_000] = process.argv.slice(2).map(Number);
const started = performance.now();
const sections = [
  ["Errors at 0.05 where there is no effect", () => ratesTable("test", typeOne(runs, seed))],
  [
    "Coverage of 95 % intervals, the treatment a tenth higher",
    () => coverageTable(coverage(runs, seed, [50, 1e3, 1e4, 1e5], runs * 2e4)),
  ],
  ["Coverage of 95 % intervals of proportions", () => ratesTable("interval", coverageOfProportions(runs, seed))],
  ["Twenty metrics at once, five with an effect, at most 0.05", () => ratesTable("promise", familyErrors(runs, seed))],
  ["Variance that CUPED takes away, 500 units an arm", () => gainsTable(cupedGains(runs, seed))],
  ["Power, simulated against calculated", () => ratesTable("effect", powers(runs, seed, runs * 1e5))],
] as const;
console.log(`Seed ${seed}, ${runs} runs; what may be off by chance is at 99.9 %.`);
for (const [title, table] of sections) console.log(`\n### ${title}\n\n${table()}`);
console.error(`${((performance.now() - started) / 1000).toFixed(0)} seconds`);
