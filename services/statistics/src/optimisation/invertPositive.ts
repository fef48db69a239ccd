/** The inverse of a symmetric matrix by Cholesky's factors, or undefined where it is not positive definite. */
export function invertPositive(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const size = matrix.length;
  const factor = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= factor[i]![k]! * factor[j]![k]!;
      if (i === j && !(rest > 0 && Number.isFinite(rest))) return undefined;
      factor[i]![j] = i === j ? Math.sqrt(rest) : rest / factor[j]![j]!;
    }
  }
  const columns = matrix.map((_, at) => solve(factor, at));
  return columns.map((_, i) => columns.map((column) => column[i]!));
}

/** The column of the inverse that belongs to one unit vector. */
function solve(factor: readonly (readonly number[])[], unit: number): number[] {
  const size = factor.length;
  const column = new Array<number>(size).fill(0);
  for (let i = 0; i < size; i++) {
    let rest = i === unit ? 1 : 0;
    for (let k = 0; k < i; k++) rest -= factor[i]![k]! * column[k]!;
    column[i] = rest / factor[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = column[i]!;
    for (let k = i + 1; k < size; k++) rest -= factor[k]![i]! * column[k]!;
    column[i] = rest / factor[i]![i]!;
  }
  return column;
}
