import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedRandIndex, daviesBouldin, silhouette } from "../index.ts";
import { defined } from "../testing/defined.ts";
import { sines } from "../testing/sines.ts";

const { columns, groups } = sines();
const fourths = groups.map((_, row) => row % 4);

test("the documented examples hold", () => {
  expect(defined(silhouette([[0, 1, 9, 10]], [0, 0, 1, 1], { seed: 1 })).mean).toBeCloseTo(0.8885448916408669, 14);
  expect(daviesBouldin([[0, 1, 9, 10]], [0, 0, 1, 1])).toBeCloseTo(1 / 9, 15);
  expect(adjustedRandIndex([0, 0, 1, 1], [1, 1, 0, 2])).toBeCloseTo(0.5714285714285714, 15);
});

test("they are those of scikit-learn 1.9.1 within 1e-12", () => {
  const meanOf = (assignment: number[]) => defined(silhouette(columns, assignment, { seed: 1 })).mean;
  expect(meanOf(groups)).toBeCloseTo(0.5942413140696285, 12);
  expect(meanOf(fourths)).toBeCloseTo(-0.0699558539763798, 12);
  expect(daviesBouldin(columns, groups)).toBeCloseTo(0.5854735271845354, 12);
  expect(daviesBouldin(columns, fourths)).toBeCloseTo(45.7382629031776, 9);
  expect(adjustedRandIndex(groups, fourths)).toBeCloseTo(-0.04240282685512368, 14);
  const partly = groups.map((group, row) => (row < 50 ? group : 0));
  expect(adjustedRandIndex(groups, partly)).toBeCloseTo(0.660327317420273, 14);
});

test("the agreement is that of counting pairs, and does not ask how clusters are numbered", () => {
  const labels = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 25 });
  fc.assert(
    fc.property(labels, (them) => {
      const [one, other] = [them.map(([a]) => a), them.map(([, b]) => b)];
      let [both, inOne, inOther, pairs] = [0, 0, 0, 0];
      them.forEach(([a, b], i) => {
        for (const [c, d] of them.slice(i + 1)) {
          pairs++;
          inOne += Number(a === c);
          inOther += Number(b === d);
          both += Number(a === c && b === d);
        }
      });
      const expected = (inOne * inOther) / pairs;
      const most = (inOne + inOther) / 2;
      const index = defined(adjustedRandIndex(one, other));
      expect(index).toBeCloseTo(most === expected ? 1 : (both - expected) / (most - expected), 10);
      expect(
        adjustedRandIndex(
          one.map((it) => 7 - it),
          other,
        ),
      ).toBeCloseTo(index, 12);
      expect(adjustedRandIndex(one, one)).toBe(1);
    }),
  );
});

describe("silhouette", () => {
  test("a sample is said to be one, is near the mean of all, and the same for the same seed", () => {
    const { columns: many, groups: theirs } = sines(3000);
    const all = defined(silhouette(many, theirs, { seed: 1 }));
    const some = defined(silhouette(many, theirs, { seed: 1, sample: 600 }));
    expect([all.sampled, all.rows, some.sampled, some.rows]).toEqual([false, 3000, true, 600]);
    expect(Math.abs(some.mean - all.mean)).toBeLessThan(0.02);
    expect(silhouette(many, theirs, { seed: 1, sample: 600 })).toEqual(some);
  });
  test("its mean is that of its clusters, by size; a row alone has 0; a cluster without a row is a reason", () => {
    const { mean, byCluster } = defined(silhouette([[0, 1, 9, 10, 40]], [0, 0, 1, 1, 3], { seed: 1 }));
    expect(byCluster[2]).toMatchObject({ reason: "not_enough_data" });
    expect(byCluster[3]).toBe(0);
    expect(mean).toBeCloseTo(((byCluster[0] as number) * 2 + (byCluster[1] as number) * 2) / 5, 14);
  });
  test("equal rows in two clusters have 0, not NaN", () => {
    expect(defined(silhouette([[1, 1, 1, 1]], [0, 0, 1, 1], { seed: 1 })).mean).toBe(0);
  });
});

describe("edges", () => {
  test.each<[string, number[][], number[], string]>([
    ["no rows", [[]], [], "not_enough_data"],
    ["one row", [[1]], [0], "not_enough_data"],
    ["one cluster", [[1, 2, 3]], [0, 0, 0], "not_enough_data"],
    ["NaN", [[1, Number.NaN]], [0, 1], "not_a_number"],
    ["infinity", [[1, Number.POSITIVE_INFINITY]], [0, 1], "not_a_number"],
  ])("%s: a reason", (_, them, assignment, reason) => {
    expect(silhouette(them, assignment, { seed: 1 })).toMatchObject({ reason });
    expect(daviesBouldin(them, assignment)).toMatchObject({ reason });
  });
  test("each row alone has no silhouette, coinciding centroids no index, a single row no agreement", () => {
    expect(silhouette([[1, 2]], [0, 1], { seed: 1 })).toMatchObject({ reason: "not_enough_data" });
    expect(daviesBouldin([[0, 2, 1, 1]], [0, 0, 1, 1])).toMatchObject({ reason: "no_variance" });
    expect(adjustedRandIndex([0], [0])).toMatchObject({ reason: "not_enough_data" });
  });
  test("assignments that cannot be are refused", () => {
    expect(() => silhouette([[1, 2]], [0], { seed: 1 })).toThrow(RangeError);
    expect(() => daviesBouldin([[1, 2]], [0, -1])).toThrow(/assignment\[1\]/);
    expect(() => daviesBouldin([[1, 2]], [0, 0.5])).toThrow(/assignment\[1\]/);
    expect(() => adjustedRandIndex([0], [0, 1])).toThrow(RangeError);
  });
});
