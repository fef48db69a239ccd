import type { Points } from "../columns/pointsOf.ts";

/** The first rows that differ from each other, up to a number of them. */
export function distinctRows({ values, rows, width }: Points, upTo: number): number[] {
  const distinct: number[] = [];
  const same = (row: number, other: number): boolean => {
    for (let column = 0; column < width; column++) {
      if (values[row * width + column] !== values[other * width + column]) return false;
    }
    return true;
  };
  for (let row = 0; row < rows && distinct.length < upTo; row++) {
    if (!distinct.some((other) => same(row, other))) distinct.push(row);
  }
  return distinct;
}
