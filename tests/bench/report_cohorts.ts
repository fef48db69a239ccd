import type { SizeResult } from "./main.ts";
import { count, growth, ms, table, times } from "./tables.ts";

const timingOf = (result: SizeResult, title: string) => result.cohorts.find((it) => it.title === title);

/** One table a question, by size. */
export function cohorts(results: SizeResult[]): string {
  const head = ["orders", "cells", "Vigie ms", "CPU ms", "DuckDB ms", "CPU ms", "DuckDB / Vigie", "Vigie against 10⁵"];
  const titles = results[0]?.cohorts.map((it) => it.title) ?? [];
  return titles
    .map((title) => {
      const rows = results.flatMap((result) => {
        const it = timingOf(result, title);
        if (!it) return [];
        return [
          [
            count(result.orders),
            count(it.cells),
            ms(it.vigie.medianMs),
            ms(it.vigie.cpuMs),
            ms(it.duckdb.medianMs),
            ms(it.duckdb.cpuMs),
            times(it.duckdb.medianMs / it.vigie.medianMs),
            times(growth(results, result, (other) => timingOf(other, title)?.vigie.medianMs)),
          ],
        ];
      });
      return `### ${title}\n\n${table(head, rows)}`;
    })
    .join("\n");
}

export function allAnew(results: SizeResult[]): string {
  const rows = results.map(({ orders, recompute: it }) => [
    count(orders),
    count(it.cells),
    ms(it.vigieMs),
    ms(it.duckdbMs),
    times(it.vigieMs / it.duckdbMs),
  ]);
  return table(["orders", "cells", "Vigie ms", "DuckDB ms", "Vigie / DuckDB"], rows);
}
