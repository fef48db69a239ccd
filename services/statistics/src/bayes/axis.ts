import betainc from "@stdlib/math-base-special-betainc";
import { logGamma } from "../distributions/logGamma.ts";
import { stirlingError } from "../distributions/logPoisson.ts";
import { normalTail } from "../distributions/normalTail.ts";
import type { BetaShape, NormalBelief } from "./types.ts";

/** A belief on an axis on which it is smooth and has no ends: rates by their log-odds, means as they are. */
export interface OnAxis {
  density(at: number): number;
  /** Probability below and above. */
  below(at: number): number;
  above(at: number): number;
  mean: number;
  /** Edges between which density and probability are smooth, and beyond which nothing is left. */
  edges: number[];
  /** Change of the value along the axis. */
  slope(at: number): number;
  /** Widest stretch over which the slope may be taken as smooth. */
  widest: number;
}

/** In standard deviations from the middle: what lies beyond 9 is less than 1e-18. */
const steps = [0.5, 1.5, 2.5, 4, 6, 9];

/** Normal beliefs lie on their own axis. */
export function normalOnAxis({ mean, standardDeviation }: NormalBelief): OnAxis {
  const scale = 1 / (standardDeviation * Math.sqrt(2 * Math.PI));
  const z = (at: number): number => (at - mean) / standardDeviation;
  return {
    mean,
    density: (at) => scale * Math.exp(-(z(at) ** 2) / 2),
    below: (at) => normalTail(-z(at)),
    above: (at) => normalTail(z(at)),
    edges: around(mean, standardDeviation, 0, 0),
    slope: () => 1,
    widest: Number.POSITIVE_INFINITY,
  };
}

/** Rates lie on the axis of log-odds; a density of rates there falls off exponentially to both sides. */
export function betaOnAxis({ a, b }: BetaShape): OnAxis {
  const n = a + b;
  const middle = Math.log(a) - Math.log(b);
  const spread = Math.sqrt(1 / a + 1 / b);
  const log = -Math.log(spread * Math.sqrt(2 * Math.PI)) + rest(n) - rest(a) - rest(b);
  // By the rarer of hits and misses: by the other one digits would cancel.
  const [few, sign] = a < b ? [a, 1] : [b, -1];
  const density = (at: number): number => {
    const off = sign * (at - middle);
    return Math.exp(log + few * off - n * Math.log1p((few / n) * Math.expm1(off)));
  };
  return {
    mean: a / n,
    density,
    below: (at) => sideOf(at, a, b, false),
    above: (at) => sideOf(at, a, b, true),
    edges: around(middle, spread, 40 / a, 40 / b),
    slope: (at) => rateAt(at) * rateAt(-at),
    widest: 4,
  };
}

/** Probability below a place, or above it, from the end that is nearer: near 1 a double tells rates badly apart. */
function sideOf(at: number, a: number, b: number, above: boolean): number {
  return at < 0 ? betainc(rateAt(at), a, b, true, above) : betainc(rateAt(-at), b, a, true, !above);
}

/** The rate at a place on the axis of log-odds. */
export function rateAt(at: number): number {
  return 1 / (1 + Math.exp(-at));
}

function around(middle: number, spread: number, left: number, right: number): number[] {
  const reach = (least: number): number[] => {
    const offsets = steps.map((it) => it * spread);
    while (offsets.at(-1)! < least) offsets.push(offsets.at(-1)! * 1.4);
    return offsets;
  };
  return [
    ...reach(left)
      .reverse()
      .map((it) => middle - it),
    ...reach(right).map((it) => middle + it),
  ];
}

/** What Stirling's formula leaves out of the logarithm of the gamma function. */
function rest(x: number): number {
  if (x >= 16) return stirlingError(x);
  return logGamma(x) + x - (x - 0.5) * Math.log(x) - 0.5 * Math.log(2 * Math.PI);
}
