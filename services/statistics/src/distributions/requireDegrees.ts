/** Throws a RangeError unless degrees of freedom are above 0; Infinity is what a known variance has. */
export function requireDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`df must be above 0, got ${df}`);
}
