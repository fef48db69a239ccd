/** The same with more places, `rest` in those that are new. */
export function grown<A extends Int32Array | Float64Array | Uint8Array>(from: A, length: number, rest = 0): A {
  const to = new (from.constructor as new (length: number) => A)(length);
  to.set(from);
  if (rest !== 0) to.fill(rest, from.length);
  return to;
}
