/** Points in (−1, 1) and weights by which a polynomial of degree 31 is integrated exactly. */
const { points, weights } = legendre(16);

/** Places at which a function is to be read, and what each counts in its integral. */
export interface Quadrature {
  points: Float64Array;
  weights: Float64Array;
}

/**
 * Gauss–Legendre quadrature of 16 points between every two neighbouring edges.
 *
 * Question: where must a function be read so that its integral is known?
 * Assumes: the function is smooth between edges; where it bends, there is an edge.
 * Units: edges in rising order, in the unit of the function's argument; neighbours that are equal are passed over.
 * Errors: edges that are not finite or fall throw a RangeError.
 * Source: Abramowitz and Stegun 25.4.29.
 * Example: the weights of `quadratureOn([0, 1, 3])` add up to 3.
 */
export function quadratureOn(edges: readonly number[]): Quadrature {
  const panels = Math.max(0, edges.length - 1);
  const result = { points: new Float64Array(panels * 16), weights: new Float64Array(panels * 16) };
  for (let panel = 0; panel < panels; panel++) {
    const half = (edges[panel + 1]! - edges[panel]!) / 2;
    if (!(half >= 0 && Number.isFinite(half))) throw new RangeError(`edges must be finite and rise, got ${edges}`);
    for (let i = 0; i < 16; i++) {
      result.points[panel * 16 + i] = edges[panel]! + half * (1 + points[i]!);
      result.weights[panel * 16 + i] = half * weights[i]!;
    }
  }
  return result;
}

/** Roots of the Legendre polynomial by Newton's method, and their weights. */
function legendre(n: number): { points: number[]; weights: number[] } {
  const found = { points: [] as number[], weights: [] as number[] };
  for (let i = n; i >= 1; i--) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (n + 0.5));
    for (let step = 0; step < 8; step++) x -= polynomial(n, x).value / polynomial(n, x).slope;
    found.points.push(x);
    found.weights.push(2 / ((1 - x * x) * polynomial(n, x).slope ** 2));
  }
  return found;
}

function polynomial(n: number, x: number): { value: number; slope: number } {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
