/**
 * Probability that at most so many pairs are won by the one side where all orders of n and m values are equally likely;
 * `most` is at most half of the pairs. The counts are the coefficients of the Gaussian binomial, Π (1 − q^(m+i))/(1 − q^i).
 */
export function rankSumTail(n: number, m: number, most: number): number {
  const [few, many] = [Math.min(n, m), Math.max(n, m)];
  const ways = new Float64Array(most + 1);
  ways[0] = 1;
  let all = 1;
  for (let i = 1; i <= few; i++) {
    for (let k = most; k >= many + i; k--) ways[k]! -= ways[k - many - i]!;
    for (let k = i; k <= most; k++) ways[k]! += ways[k - i]!;
    all *= (many + i) / i;
  }
  return ways.reduce((sum, it) => sum + it, 0) / all;
}
