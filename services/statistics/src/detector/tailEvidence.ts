import { SortedSample } from "./sortedSample.ts";

/** The upper share of the past to which the tail is fitted. */
const TAIL_SHARE = 0.05;
/** With more values than this beyond it, a value's own rank says enough and no tail is fitted. */
const RANK_ENOUGH = 20;
const WARM_UP = 20;

/**
 * How unusually large a quantity is against its own past, in nats.
 *
 * Question: minus the logarithm of the probability that the past would have given a value at least this large.
 * Assumes: rank among the past while at least 20 past values are as large; beyond that an exponential tail over the
 *   largest 5 % (the excess over a high threshold is close to exponential for many distributions).
 * Units: nats, from 0; 3 is one in twenty.
 * Errors: during the first 20 values the answer is 0. Values must be finite.
 * Source: Pickands, "Statistical inference using extreme order statistics", Annals of Statistics 3, 1975.
 * Example: after 99 ones, a two is 5.3 nats (half a value among 100) as the tail has no spread to fit.
 */
export class TailEvidence {
  private readonly past: SortedSample;

  constructor(memory: number) {
    this.past = new SortedSample(memory);
  }

  /** The evidence of a value against the values before it; the value then joins the past. */
  push(value: number): number {
    const nats = this.past.size < WARM_UP ? 0 : this.nats(value);
    this.past.add(value);
    return nats;
  }

  private nats(value: number): number {
    const { past } = this;
    const beyond = past.atLeast(value);
    const byRank = Math.log((past.size + 1) / (beyond + 0.5));
    if (beyond > RANK_ENOUGH) return Math.max(0, byRank);
    const start = Math.floor((1 - TAIL_SHARE) * past.size);
    const threshold = past.at(start);
    let excess = 0;
    for (let place = start; place < past.size; place++) excess += past.at(place) - threshold;
    if (!(excess > 0 && value > threshold)) return Math.max(0, byRank);
    return (value - threshold) / (excess / (past.size - start)) - Math.log(TAIL_SHARE);
  }
}
