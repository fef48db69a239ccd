/** For tests: a table that any language can make again, of three columns and three groups (`row % 3`). */
export function sines(rows = 60): { columns: Float64Array[]; groups: number[] } {
  const of = (value: (i: number) => number): Float64Array => Float64Array.from({ length: rows }, (_, i) => value(i));
  return {
    columns: [
      of((i) => Math.sin(i * 1.7) + (i % 3) * 2),
      of((i) => Math.cos(i * 0.9) * 0.7 + (i % 3 === 1 ? 3 : 0)),
      of((i) => Math.sin(i * i * 0.37) + 0.3 * (i % 3)),
    ],
    groups: Array.from({ length: rows }, (_, i) => i % 3),
  };
}
