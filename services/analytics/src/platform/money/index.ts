const micro = 1_000_000n;

/** A decimal of at most six places as millionths. */
function toMicro(decimal: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(decimal);
  if (!match) throw new RangeError(`${decimal} is not a decimal with at most six places`);
  const [, sign, whole = "0", fraction = ""] = match;
  const value = BigInt(whole) * micro + BigInt(fraction.padEnd(6, "0"));
  return sign ? -value : value;
}

/** Rounds a quotient to the nearest whole number, a half to the even neighbour. The divisor is positive. */
function divideHalfEven(value: bigint, divisor: bigint): bigint {
  const floor = value >= 0n || value % divisor === 0n ? value / divisor : value / divisor - 1n;
  const twice = 2n * (value - floor * divisor);
  if (twice > divisor || (twice === divisor && floor % 2n !== 0n)) return floor + 1n;
  return floor;
}

/**
 * Line total in minor units: unit price times quantity, rounded once, a half to even.
 * @example lineTotal("0.125", 1, 2) // 12
 */
export function lineTotal(unitPrice: string, quantity: number, exponent: number): number {
  return Number(divideHalfEven(toMicro(unitPrice) * BigInt(quantity) * 10n ** BigInt(exponent), micro));
}
