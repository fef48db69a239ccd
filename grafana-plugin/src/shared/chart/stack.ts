type Values = (number | null)[];

/** Running sums from the first series up: drawn from the last to the first, each covers the part below it. */
export function stack(series: Values[]): number[][] {
  const sums: number[][] = [];
  for (const values of series) {
    const below = sums.at(-1);
    sums.push(values.map((value, i) => (below?.[i] ?? 0) + (value ?? 0)));
  }
  return sums;
}
