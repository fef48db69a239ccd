import type { SizeResult } from "./main.ts";
import { bySize, count, growth, ms, table, times } from "./tables.ts";

const timingOf = (result: SizeResult, title: string) => result.cohorts.find((it) => it.title === title);

/** One table a question, by size. */
export function cohorts(results: SizeResult[]): string {
  const head = ["orders", "cells", "Vigie ms", "CPU ms", "DuckDB ms", "CPU ms", "DuckDB / Vigie", "Vigie against 10⁵"];
  const titles = results[0]?.cohorts.map((it) => it.title) ?? [];
  const tables = bySize(results, titles, head, timingOf, (it, result) => [
    count(result.orders),
    count(it.cells),
    ms(it.vigie.medianMs),
    ms(it.vigie.cpuMs),
    ms(it.duckdb.medianMs),
    ms(it.duckdb.cpuMs),
    times(it.duckdb.medianMs / it.vigie.medianMs),
    times(growth(results, result, (other) => timingOf(other, it.title)?.vigie.medianMs)),
  ]);
  return titles.map((title, at) => `### ${title}\n\n${tables[at]}`).join("\n");
}

export function allAnew(results: SizeResult[]): string {
  const head = [
    "orders",
    "cells",
    "Vigie ms",
    "DuckDB ms",
    "Vigie / DuckDB",
    "kept: Vigie ms",
    "DuckDB ms",
    "Vigie / DuckDB",
  ];
  const rows = results.map(({ orders, recompute: { cells, answer, kept } }) => [
    count(orders),
    count(cells),
    ...[answer, kept].flatMap((it) => [ms(it.vigieMs), ms(it.duckdbMs), times(it.vigieMs / it.duckdbMs)]),
  ]);
  return table(head, rows);
}
