import { describe, expect, test } from "vitest";
import {
  clusteredQuantileEstimate,
  compareEstimates,
  quantile,
  quantileBounds,
  quantileEstimate,
  type RatioSums,
  seededRandom,
} from "../index.ts";
import { defined } from "../testing/defined.ts";

const near = (value: number, reference: number, relative = 1e-9): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const ninth = { n: 5000, share: 0.9, quantile: 12.5, lower: 12.1, upper: 12.96 };
const median = { n: 400, share: 0.5, quantile: 3, lower: 2.7, upper: 3.3 };
const units = ({ n, share }: typeof ninth): RatioSums => ({
  n: n / 5,
  sum: share * n,
  sumOfSquares: share * n * 8,
  denominatorSum: n,
  denominatorSumOfSquares: n * 8.6,
  productSum: share * n * 8.1,
});

test("the documented examples hold", () => {
  const bounds = defined(quantileBounds(100, 0.5));
  expect([bounds.lower.toFixed(3), bounds.upper.toFixed(3)]).toEqual(["0.402", "0.598"]);
  expect(Math.sqrt(defined(quantileEstimate(median)).variance).toFixed(4)).toBe("0.1529");
  const alone = { n: 400, sum: 200, sumOfSquares: 200, denominatorSum: 400, denominatorSumOfSquares: 400 };
  const clustered = defined(clusteredQuantileEstimate(median, { ...alone, productSum: 200 }));
  near(clustered.variance, defined(quantileEstimate(median)).variance, 1 / 398);
});

// gbstats 0.8.0 QuantileStatistic and QuantileClusteredStatistic: variance_init over n.
test.each([
  [ninth, 0.04812312942263873, 0.558787088391],
  [median, 0.023370027947814412, 0.19879314912571247],
])("variances agree with gbstats within 1e-9", (summary, apart, clustered) => {
  near(defined(quantileEstimate(summary)).variance, apart);
  near(defined(clusteredQuantileEstimate(summary, units(summary))).variance, clustered);
});

/** 90th percentile of exponential values, alone or with a part that all events of a unit share. */
function simulated(random: () => number, size: number, events: number) {
  const rows = Array.from({ length: size }, () => {
    const own = -Math.log(random());
    return Array.from({ length: events }, () => (events > 1 ? own : 0) - Math.log(random()));
  });
  const values = rows.flat();
  const bounds = defined(quantileBounds(values.length, 0.9));
  const at = (share: number): number => defined<number>(quantile(values, share));
  const summary = { n: values.length, share: 0.9, quantile: at(0.9), lower: at(bounds.lower), upper: at(bounds.upper) };
  const below = rows.map((row) => row.filter((it) => it <= summary.quantile).length);
  const sums: RatioSums = {
    n: size,
    sum: below.reduce((sum, it) => sum + it, 0),
    sumOfSquares: below.reduce((sum, it) => sum + it * it, 0),
    denominatorSum: values.length,
    denominatorSumOfSquares: size * events * events,
    productSum: below.reduce((sum, it) => sum + it * events, 0),
  };
  return { summary, sums };
}

test("two arms alike differ at level 0.05 in about one of twenty experiments, also where events go together", () => {
  const random = seededRandom(11);
  const found = (events: number): number => {
    let hits = 0;
    for (let run = 0; run < 400; run++) {
      const [control, treatment] = [simulated(random, 300, events), simulated(random, 300, events)].map((it) =>
        defined(events > 1 ? clusteredQuantileEstimate(it.summary, it.sums) : quantileEstimate(it.summary)),
      );
      hits += Number(defined(compareEstimates(control!, treatment!, 0.05)).pValue <= 0.05);
    }
    return hits / 400;
  };
  // Four standard errors about 0.05 are 0.044.
  for (const events of [1, 5]) expect(Math.abs(found(events) - 0.05)).toBeLessThan(0.044);
});

describe("edges", () => {
  test.each([0, 1, 300])("%d values are too few for the 99th percentile", (n) => {
    const odd = { ...ninth, n, share: 0.99 };
    expect([quantileBounds(n, 0.99), quantileEstimate(odd)]).toMatchObject([
      { reason: "not_enough_data" },
      { reason: "not_enough_data" },
    ]);
  });
  test("a heap of equal values about the quantile, or units all alike, are reasons", () => {
    expect(quantileEstimate({ ...median, lower: 3, upper: 3 })).toMatchObject({ reason: "no_variance" });
    const same = { n: 80, sum: 200, sumOfSquares: 500, denominatorSum: 400, denominatorSumOfSquares: 2000 };
    expect(clusteredQuantileEstimate(median, { ...same, productSum: 1000 })).toMatchObject({ reason: "no_variance" });
    const one = { n: 1, sum: 200, sumOfSquares: 4e4, denominatorSum: 400, denominatorSumOfSquares: 16e4 };
    expect(clusteredQuantileEstimate(median, { ...one, productSum: 8e4 })).toMatchObject({ reason: "not_enough_data" });
  });
  test.each([
    ["n", () => quantileEstimate({ ...median, n: -1 })],
    ["share", () => quantileEstimate({ ...median, share: 1 })],
    ["share", () => quantileBounds(5, Number.NaN)],
    ["quantile", () => quantileEstimate({ ...median, quantile: Number.NaN })],
    ["upper", () => quantileEstimate({ ...median, upper: Number.POSITIVE_INFINITY })],
    ["lower, quantile and upper", () => quantileEstimate({ ...median, lower: 4 })],
    ["n", () => clusteredQuantileEstimate(median, { ...units(median), denominatorSum: 399 })],
  ])("%s out of its range is refused by name", (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`^${name} must`));
  });
});
