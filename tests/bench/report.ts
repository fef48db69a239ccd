import { cpus, totalmem } from "node:os";
import { version as duckdbVersion } from "@duckdb/node-api";
import { judge } from "./goals.ts";
import type { SizeResult } from "./main.ts";
import { allAnew, cohorts } from "./report_cohorts.ts";
import { bothBySize, count, growth, ms, table, times, versus } from "./tables.ts";

interface Context {
  command: string;
  date: Date;
  threads: number;
}

function dashboard(results: SizeResult[]): string {
  const head = ["values", "Vigie ms", "min", "CPU ms", "DuckDB ms", "min", "CPU ms", ...versus, "DuckDB, eased, ms"];
  const tableOf = (id: string) =>
    bothBySize(
      results,
      head,
      (result) => result.queries.find((it) => it.id === id),
      ({ rows, vigie, duckdb, easier }, compared) => [
        count(rows),
        ...[vigie, duckdb].flatMap(({ medianMs, minMs, cpuMs }) => [ms(medianMs), ms(minMs), ms(cpuMs)]),
        ...compared,
        ms(easier.medianMs),
      ],
    );
  const asked = results[0]?.queries ?? [];
  return asked
    .map(
      ({ id, title, method, easier }) =>
        `### ${title}\n\nVigie reads: ${method}. Eased: ${easier.name}.\n\n${tableOf(id)}`,
    )
    .join("\n");
}

function refresh(results: SizeResult[]): string {
  const rows = results.map((it) => [
    count(it.orders),
    ms(it.refresh.medianMs),
    ms(it.refresh.minMs),
    ms(it.refresh.writeMs),
    times(growth(results, it, (other) => other.refresh.medianMs)),
    it.refresh.clean === undefined ? "not asked" : it.refresh.clean ? "clean" : "differs",
  ]);
  return table(["orders", "refresh ms", "min", "writing them ms", "against 10⁵", "recount"], rows);
}

function imports(results: SizeResult[]): string {
  const rows = results.flatMap(({ imported: it }) =>
    it
      ? [
          [
            "import with validation",
            count(it.rows),
            ms(it.importMs),
            count(Math.round((it.rows / it.importMs) * 1_000)),
            "",
          ],
          [
            "COPY, one plain table",
            count(it.rows),
            ms(it.plainMs),
            count(Math.round((it.rows / it.plainMs) * 1_000)),
            (it.plainMs / it.importMs).toFixed(2),
          ],
          [
            "COPY, tables, keys and indexes of the facts",
            count(it.rows),
            ms(it.shapedMs),
            count(Math.round((it.rows / it.shapedMs) * 1_000)),
            (it.shapedMs / it.importMs).toFixed(2),
          ],
        ]
      : [],
  );
  return table(["", "rows", "ms", "rows/s", "import's rate against it"], rows);
}

function preparation(results: SizeResult[]): string {
  const rows = results.map((it) => [
    count(it.orders),
    count(it.lines),
    it.seconds.generate.toFixed(1),
    it.seconds.load.toFixed(1),
    it.seconds.rebuild.toFixed(1),
    it.load.toFixed(1),
  ]);
  return table(["orders", "lines", "generate s", "load s", "rebuild s", "load average at the end"], rows);
}

const versions = (results: SizeResult[], threads: number) =>
  `Node ${process.versions.node}, DuckDB ${duckdbVersion()} with ${threads} threads, embedded PostgreSQL ${results[0]?.postgres ?? ""}`;

/** The whole report, as docs/benchmarks.md holds it. */
export function toMarkdown(results: SizeResult[], { command, date, threads }: Context): string {
  const cores = cpus();
  const goals = judge(results).map((it) => [
    it.goal,
    it.measured,
    it.verdict === "missed" ? `missed: ${it.why}` : it.verdict,
  ]);
  return `# Benchmarks

Made by \`${command}\` on ${date.toISOString().slice(0, 10)}; ${cores.length} cores (${cores[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB;
${versions(results, threads)}. Times are medians of calls in turn, after values were found equal to the minor unit in every row.

Vigie: the KPI's answer as the API gives it (total, rows, freshness), in process on one connection; CPU is Node's and the
backend's. DuckDB: native tables \`orders\` and \`lines\` in a file, in process, the same rows and total. Eased: a variant that has
less to do, to show what is left when DuckDB is given the join or spared the total. Every size covers the same three years.
The database is vacuumed, analysed and checkpointed before it is asked, and its own housekeeping is off while it is measured.

## Goals

${table(["goal", "measured", "verdict"], goals)}
## Dashboard queries

${dashboard(results)}
## Cohorts

The question as the API answers it, from cells kept with the rollups; DuckDB from its tables.

${cohorts(results)}
### All cells anew

Every grain and every attribute of the first order; the cells were found equal in each of their seven figures. Vigie counts them
from the entries that its rollups are made of, DuckDB from the facts by the quickest statements found. First both leave the cells
in memory; then both keep them, with what every customer bought by day and every first order, in tables on disk with primary keys.

${allAnew(results)}
## Refresh after 1,000 late orders

${refresh(results)}
## Import

${imports(results)}
## Preparation

${preparation(results)}`;
}
