/** How alarms hold back the next one; lengths in points. */
export interface GateOptions {
  /** No second alarm within this many points of one. */
  quiet: number;
  /** By how many nats an alarm raises the bar for the next ones. */
  fatigue: number;
  /** After this many points the raised bar has fallen to a third (1/e). */
  recovery: number;
}

/**
 * Turns evidence into a score, and holds back repeated alarms.
 *
 * Question: is this news, or more of what was just reported?
 * Assumes: each alarm raises the bar for the next by `fatigue`, which wears off exponentially; during the quiet time
 *   after an alarm scores stay below one half. A restless series so gets a bounded number of alarms.
 * Units: evidence over the bar in nats; the score lies in [0, 1] and is an alarm from one half.
 * Example: evidence at the bar is a score of 0.5, one nat above it 0.73.
 */
export class AlarmGate {
  private readonly options: GateOptions;
  private readonly decay: number;
  private raised = 0;
  private since = Number.POSITIVE_INFINITY;

  constructor(options: GateOptions) {
    this.options = options;
    this.decay = Math.exp(-1 / options.recovery);
  }

  push(overBar: number): number {
    this.raised *= this.decay;
    this.since += 1;
    const score = 1 / (1 + Math.exp(this.raised - overBar));
    if (this.since <= this.options.quiet) return score / 2.000001;
    if (score >= 0.5) {
      this.raised += this.options.fatigue;
      this.since = 0;
    }
    return score;
  }
}
