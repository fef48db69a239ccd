/** How an effect is followed at any time. */
export interface SequentialSettings {
  /** Chance of ever excluding what is true, over all looks together. */
  alpha: number;
  /** Units of all arms together at which the interval is to be narrowest; it holds at every other number too. */
  plannedN: number;
}

/** An interval that may be looked at as often as one likes. */
export interface SequentialInterval {
  lower: number;
  upper: number;
}

/** A share of alpha that may be spent until a fraction of the planned information is in. */
export type AlphaSpending = (fraction: number, alpha: number) => number;

/** Looks of a group sequential test so far. */
export interface Looks {
  /** Information at each look as a fraction of what is planned: for means, units over planned units. Rising. */
  fractions: readonly number[];
  /** Boundary of |z| at each look; infinite where nothing may be concluded yet. */
  bounds: readonly number[];
}
