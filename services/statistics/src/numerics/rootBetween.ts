/**
 * Root of a function between two places where it has unlike signs.
 *
 * Question: where does it cross zero?
 * Assumes: the function is continuous.
 * Units: those of the function's argument; the root is within `tolerance`.
 * Errors: equal signs at both ends, or NaN there, throw a RangeError.
 * Source: false position as of Dowell and Jarratt, "A modified regula falsi method", BIT 11, 1971, the Illinois
 *   rule, and every fourth step a halving.
 * Example: the root of x² − 2 between 1 and 2 is 1.4142135623730951.
 */
export function rootBetween(of: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  let [a, b, atA, atB] = [low, high, of(low), of(high)];
  if (!(Math.sign(atA) * Math.sign(atB) <= 0)) {
    throw new RangeError(`no root between ${low} and ${high}: ${atA} and ${atB} there`);
  }
  let kept = 0;
  for (let step = 1; step < 200 && atA !== 0 && atB !== 0 && b - a > tolerance; step++) {
    const x = step % 4 === 0 ? (a + b) / 2 : inside(a, b, (a * atB - b * atA) / (atB - atA));
    const atX = of(x);
    if (Math.sign(atX) === Math.sign(atA)) {
      [a, atA] = [x, atX];
      if (kept === 1) atB /= 2;
      kept = 1;
    } else {
      [b, atB] = [x, atX];
      if (kept === -1) atA /= 2;
      kept = -1;
    }
  }
  if (atA === 0) return a;
  return atB === 0 ? b : (a + b) / 2;
}

/** Where false position does not fall inside, the middle. */
function inside(a: number, b: number, x: number): number {
  return x > a && x < b ? x : (a + b) / 2;
}
