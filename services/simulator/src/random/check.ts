/** Throws a RangeError naming the parameter unless the value is a finite number of at least `minimum`. */
export function requireAtLeast(name: string, value: number, minimum: number): void {
  if (!Number.isFinite(value) || value < minimum) {
    throw new RangeError(`${name} must be a finite number of at least ${minimum}, got ${value}`);
  }
}

/** Throws a RangeError naming the parameter unless the value is a finite number above zero. */
export function requirePositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new RangeError(`${name} must be a finite number above 0, got ${value}`);
  }
}

/** Throws a RangeError naming the parameter unless the value is a probability in (0, 1]. */
export function requireProbability(name: string, value: number): void {
  if (!(value > 0 && value <= 1)) throw new RangeError(`${name} must be in (0, 1], got ${value}`);
}

/** Throws a RangeError naming the parameter unless the value is a whole number of at least `minimum`. */
export function requireWhole(name: string, value: number, minimum: number): void {
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new RangeError(`${name} must be a whole number of at least ${minimum}, got ${value}`);
  }
}
