/** In logarithms: what is differenced keeps half of its digits, and bends less than this. */
const STEP = 1e-4;

/** Slopes of a figure by the logarithms of a model's parameters, in their order, by central differences. */
export function logSlopes<Model extends object>(model: Model, figure: (model: Model) => number): number[] {
  return Object.entries(model).map(([name, parameter]: [string, number]) => {
    const at = (by: number): number => figure({ ...model, [name]: parameter * Math.exp(by) });
    return (at(STEP) - at(-STEP)) / (2 * STEP);
  });
}

/** Variance that a figure has by the covariance of what it depends on (delta method). */
export function varianceBySlopes(slopes: readonly number[], covariance: readonly (readonly number[])[]): number {
  let sum = 0;
  slopes.forEach((one, i) => {
    slopes.forEach((other, j) => {
      sum += one * other * covariance[i]![j]!;
    });
  });
  return Math.max(0, sum);
}
