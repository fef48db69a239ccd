import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { connect } from "@vigie/db";
import { type CohortTiming, measureQuestions } from "./cohorts.ts";
import { measureRecompute, type RecomputeTiming } from "./cohorts_anew.ts";
import { measureDashboard, type QueryResult } from "./dashboard.ts";
import { type ImportTiming, measureImport } from "./imports.ts";
import { measureRefresh, type RefreshTiming } from "./late.ts";
import { toMarkdown } from "./report.ts";
import { prepare, type Stage } from "./stage.ts";
import { sizesOf } from "./window.ts";

export interface SizeResult {
  orders: number;
  lines: number;
  seconds: Stage["seconds"];
  queries: QueryResult[];
  cohorts: CohortTiming[];
  recompute: RecomputeTiming;
  refresh: RefreshTiming;
  imported: ImportTiming | undefined;
  load: number;
  postgres: string;
}

interface Options {
  orders: number[];
  rounds: number;
  seed: number;
  threads: number;
  importOrders: number;
}

const largestReconciled = 1e6;
const recomputeRounds = 3;

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

async function measureSize(orders: number, options: Options): Promise<SizeResult> {
  const sizes = sizesOf(orders);
  const note = (text: string) => say(`${orders} orders: ${text}`);
  const stage = await prepare({ sizes, seed: options.seed, threads: options.threads, say: note });
  // One connection: what a question costs is then the time of one backend.
  const single = connect(stage.server.url, { max: 1 });
  try {
    const [version] = await single<{ postgres: string }[]>`select current_setting('server_version') as postgres`;
    const [counted] = await stage.duck.rows("select count(*) from lines");
    note("dashboard queries, values first");
    const queries = await measureDashboard(single, stage.duck, options.rounds);
    note("cohorts, values first");
    const cohorts = await measureQuestions(single, stage.duck, options.rounds);
    note("all cohorts anew");
    const recompute = await measureRecompute(stage.sql, stage.duck, recomputeRounds);
    note("refresh after late orders");
    const refresh = await measureRefresh(stage.sql, {
      sizes,
      seed: options.seed,
      batches: options.rounds,
      reconcile: orders <= largestReconciled,
    });
    if (refresh.clean === false) throw new Error("the rollups differ from a recount of the facts");
    const largest = orders === Math.max(...options.orders);
    if (largest) note("import");
    const imported = largest
      ? await measureImport(stage.server.url, stage.duck, stage.folder, {
          orders: Math.min(orders, options.importOrders),
          rounds: 3,
        })
      : undefined;
    const load = loadavg()[0] ?? 0;
    const lines = Number(counted?.[0]);
    const postgres = version?.postgres ?? "";
    const { seconds } = stage;
    return { orders, lines, seconds, queries, cohorts, recompute, refresh, imported, load, postgres };
  } finally {
    await single.end({ timeout: 2 });
    note("removing its data");
    await stage.close();
  }
}

/** Measures every size, smallest first; `onSize` sees what there is so far. */
export async function bench(options: Options, onSize: (results: SizeResult[]) => void): Promise<SizeResult[]> {
  const results: SizeResult[] = [];
  for (const orders of [...options.orders].sort((a, b) => a - b)) {
    results.push(await measureSize(orders, options));
    onSize(results);
  }
  return results;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      orders: { type: "string", default: "1e4,1e5,1e6" },
      rounds: { type: "string", default: "7" },
      seed: { type: "string", default: "7" },
      threads: { type: "string", default: "2" },
      "import-orders": { type: "string", default: "250000" },
      out: { type: "string", default: "docs/benchmarks.md" },
      write: { type: "boolean", default: false },
    },
  });
  const options = {
    orders: values.orders.split(",").map(Number),
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    threads: Number(values.threads),
    importOrders: Number(values["import-orders"]),
  };
  const command = `npm run bench -- ${process.argv.slice(2).join(" ")}`.trim();
  const report = (results: SizeResult[]) =>
    toMarkdown(results, { command, date: new Date(), threads: options.threads });
  const results = await bench(options, (so) => {
    if (values.write) writeFileSync(values.out, report(so));
  });
  process.stdout.write(report(results));
}

await main();
