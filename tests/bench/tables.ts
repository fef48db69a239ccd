import type { SizeResult } from "./main.ts";
import type { Timing } from "./measure.ts";

export const baseline = 100_000;

export const count = (value: number) => value.toLocaleString("en-GB");
export const ms = (value: number) => (value < 100 ? value.toFixed(1) : count(Math.round(value)));
export const times = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value)
    ? ""
    : `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : Math.round(value)}×`;

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return `${[line(head), line(rule), ...rows.map(line)].join("\n")}\n`;
}

export function growth(results: SizeResult[], it: SizeResult, pick: (result: SizeResult) => number | undefined) {
  const base = results.find((result) => result.orders === baseline);
  const [now, then] = [pick(it), base && pick(base)];
  return now === undefined || then === undefined ? undefined : now / then;
}

interface BothSides {
  vigie: Timing;
  duckdb: Timing;
}

export const versus = ["DuckDB / Vigie", "Vigie against 10⁵"];

/** A row for each size at which both sides were measured; `compared` is what stands under `versus`. */
export function bothBySize<It extends BothSides>(
  results: SizeResult[],
  head: string[],
  pick: (result: SizeResult) => It | undefined,
  columns: (it: It, compared: string[]) => string[],
): string {
  const rows = results.flatMap((result) => {
    const it = pick(result);
    if (it === undefined) return [];
    const grown = growth(results, result, (other) => pick(other)?.vigie.medianMs);
    const compared = [times(it.duckdb.medianMs / it.vigie.medianMs), times(grown)];
    return [[count(result.orders), ...columns(it, compared)]];
  });
  return table(["orders", ...head], rows);
}
