import type { Bin } from "./schema.ts";

/** Edges in steps of 1, 2, 5 from 1 to 100,000, in minor units; the first bin holds what is below. */
export const valueEdges = (minorUnits: number): number[] =>
  [1, 10, 100, 1_000, 10_000, 100_000]
    .flatMap((it) => (it === 100_000 ? [it] : [it, 2 * it, 5 * it]))
    .map((it) => it * minorUnits);

export const churnEdges: number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function bins(
  counts: ReadonlyMap<number, number>,
  edges: readonly number[],
  scale: number,
  low: number | null,
  high: number | null,
): Bin[] {
  const made = Array.from({ length: edges.length + 1 }, (_, at): Bin => {
    const [from, to] = [edges[at - 1], edges[at]];
    return {
      from: from === undefined ? low : from / scale,
      to: to === undefined ? high : to / scale,
      customers: counts.get(at) ?? 0,
    };
  });
  const filled = made.flatMap(({ customers }, at) => (customers > 0 ? [at] : []));
  return made.slice(filled[0] ?? 0, (filled.at(-1) ?? -1) + 1);
}

/** Both distributions; empty bins at either end are left out. */
export function binsOf(
  rows: readonly { value_bin: number | null; churn_bin: number | null; customers: number }[],
  edges: { values: readonly number[]; churn: readonly number[] },
  minorUnits: number,
): { values: Bin[]; churn: Bin[] } {
  const counted = (pick: "value_bin" | "churn_bin") => {
    const counts = new Map<number, number>();
    for (const row of rows) {
      const at = row[pick];
      if (at !== null) counts.set(at, (counts.get(at) ?? 0) + row.customers);
    }
    return counts;
  };
  return {
    values: bins(counted("value_bin"), edges.values, minorUnits, 0, null),
    churn: bins(counted("churn_bin"), edges.churn, 1, 0, 1),
  };
}
