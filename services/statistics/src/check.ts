/** Throws a RangeError naming the parameter unless the value is a finite number of at least `minimum`. */
export function requireAtLeast(name: string, value: number, minimum: number): void {
  if (!Number.isFinite(value) || value < minimum) {
    throw new RangeError(`${name} must be a finite number of at least ${minimum}, got ${value}`);
  }
}

/** Throws a RangeError naming the parameter unless the value is finite and above 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} must be finite and above 0, got ${value}`);
}

/** Throws a RangeError naming the parameter unless the value is a whole number of at least `minimum`. */
export function requireWhole(name: string, value: number, minimum: number): void {
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new RangeError(`${name} must be a whole number of at least ${minimum}, got ${value}`);
  }
}

/** Throws a RangeError naming the parameter unless the value is strictly between 0 and 1. */
export function requireInside01(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
}

/** Throws a RangeError naming the first value that is no probability in [0, 1]. */
export function requireProbabilities(name: string, values: ArrayLike<number>): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name}[${index}] must be in [0, 1], got ${value}`);
  }
}
