/** An effect as far as it is known: a difference of means, ratios, quantiles or adjusted means. */
export interface Effect {
  /** Treatment less control. */
  difference: number;
  /** Of the difference. */
  standardError: number;
  /** Units that it rests on, all arms together. */
  n: number;
}
