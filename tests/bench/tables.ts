import type { SizeResult } from "./main.ts";

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

/** One table for each thing measured, with a row for each size it was measured at. */
export function bySize<It>(
  results: SizeResult[],
  titles: readonly string[],
  head: string[],
  pick: (result: SizeResult, title: string) => It | undefined,
  row: (it: It, result: SizeResult) => string[],
): string[] {
  return titles.map((title) =>
    table(
      head,
      results.flatMap((result) => {
        const it = pick(result, title);
        return it === undefined ? [] : [row(it, result)];
      }),
    ),
  );
}
