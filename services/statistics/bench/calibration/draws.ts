import type { RatioSums } from "../../src/index.ts";

/** A source of uniform and of standard normal values. */
export interface Source {
  uniform: () => number;
  normal: () => number;
}

/** Normal values by Box and Muller, in pairs. */
export function sourceOf(uniform: () => number): Source {
  let spare: number | undefined;
  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}

/** A metric of which the truth is known: a unit's numerator, and its denominator, which is 1 for a mean. */
export interface Metric {
  name: string;
  truth: number;
  /** Writes numerator and denominator of one unit. */
  draw: (source: Source, into: [number, number]) => void;
}

const normal: Metric = {
  name: "normal",
  truth: 10,
  draw: (it, into) => {
    into[0] = 10 + 3 * it.normal();
  },
};

const skewed: Metric = {
  name: "skewed (lognormal, σ = 1)",
  truth: Math.exp(0.5),
  draw: (it, into) => {
    into[0] = Math.exp(it.normal());
  },
};

const heavy: Metric = {
  name: "very skewed (lognormal, σ = 2)",
  truth: Math.exp(2),
  draw: (it, into) => {
    into[0] = Math.exp(2 * it.normal());
  },
};

const zeros: Metric = {
  name: "zero-inflated (5 % buy, lognormal)",
  truth: 0.05 * Math.exp(3.5),
  draw: (it, into) => {
    into[0] = it.uniform() < 0.05 ? Math.exp(3 + it.normal()) : 0;
  },
};

/** Geometric numbers of events, 4 on average; who has more of them also has more from each. */
const ratio: Metric = {
  name: "ratio (1 to many events a unit)",
  truth: Math.exp(0.125) + 1.4,
  draw: (it, into) => {
    into[1] = 1 + Math.floor(Math.log(it.uniform()) / Math.log(0.75));
    into[0] = into[1] * (Math.exp(0.5 * it.normal()) + 0.2 * into[1]);
  },
};

export const metrics = { normal, skewed, heavy, zeros, ratio };

/** The sums of one arm of n units, its numerators times a factor. */
export function draw(metric: Metric, n: number, source: Source, factor = 1): RatioSums {
  const sums = { n, sum: 0, sumOfSquares: 0, denominatorSum: 0, denominatorSumOfSquares: 0, productSum: 0 };
  const unit: [number, number] = [0, 1];
  for (let i = 0; i < n; i++) {
    metric.draw(source, unit);
    const top = unit[0] * factor;
    sums.sum += top;
    sums.sumOfSquares += top * top;
    sums.denominatorSum += unit[1];
    sums.denominatorSumOfSquares += unit[1] * unit[1];
    sums.productSum += top * unit[1];
  }
  return sums;
}

/** So many values by a rule. */
export function values(n: number, rule: () => number): number[] {
  return Array.from({ length: n }, rule);
}

/** How many of n units convert. */
export function successes(n: number, share: number, { uniform }: Source): number {
  let count = 0;
  for (let i = 0; i < n; i++) count += Number(uniform() < share);
  return count;
}
