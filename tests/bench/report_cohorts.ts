import type { SizeResult } from "./main.ts";
import { bothBySize, count, ms, table, times, versus } from "./tables.ts";

/** One table a question, by size. */
export function cohorts(results: SizeResult[]): string {
  const head = ["cells", "Vigie ms", "CPU ms", "DuckDB ms", "CPU ms", ...versus];
  const tableOf = (title: string) =>
    bothBySize(
      results,
      head,
      (result) => result.cohorts.find((it) => it.title === title),
      ({ cells, vigie, duckdb }, compared) => [
        count(cells),
        ...[vigie, duckdb].flatMap(({ medianMs, cpuMs }) => [ms(medianMs), ms(cpuMs)]),
        ...compared,
      ],
    );
  const asked = results[0]?.cohorts ?? [];
  return asked.map(({ title }) => `### ${title}\n\n${tableOf(title)}`).join("\n");
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
