import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignCluster, assignClusters, chooseClusters, inertia, kMeans, seededRandom } from "../index.ts";
import { defined } from "../testing/defined.ts";
import { sines } from "../testing/sines.ts";
import { lloyd } from "./lloyd.ts";

const { columns, groups } = sines();
const rowOf = (row: number) => columns.map((column) => column[row]!);

/** Clusters that lie apart, of the given sizes. */
function clouds(sizes: readonly number[], seed: number): Float64Array[] {
  const random = seededRandom(seed);
  const rows = sizes.flatMap((size, at) =>
    Array.from({ length: size }, () => [10 * at + random(), (at % 2) * 20 + random(), random()]),
  );
  return [0, 1, 2].map((at) => Float64Array.from(rows, (row) => row[at]!));
}

test("the documented examples hold", () => {
  const { centroids, sizes, inertia: spread, converged } = defined(kMeans([[0, 0, 1, 9]], 2, { seed: 1 }));
  expect(centroids[0]![0]).toBeCloseTo(1 / 3, 15);
  expect(centroids[1]).toEqual([9]);
  expect(sizes).toEqual([3, 1]);
  expect(spread).toBeCloseTo(2 / 3, 15);
  expect(converged).toBe(true);
  expect(assignCluster([8], [[0], [9]])).toBe(1);
  expect(assignClusters([[8, 1]], [[0], [9]])).toEqual(Int32Array.of(1, 0));
  expect(inertia([[0, 1, 9]], [[0], [9]])).toBe(1);
  expect(defined(chooseClusters([[0, 1, 9, 10]], { from: 2, to: 3, seed: 1 })).clusters).toBe(2);
});

// scikit-learn 1.9.1, KMeans(n_init=1000); with five clusters the least is seldom met, by either.
test.each([
  [2, 201.69630812118098, 1e-12],
  [3, 70.10031103061935, 1e-12],
  [4, 60.549682686547015, 1e-12],
  [5, 51.44631534435239, 0.01],
])("%i clusters have the inertia of scikit-learn, %f, within %f relative", (k, reference, tolerance) => {
  const found = defined(kMeans(columns, k, { seed: 3, starts: 50 }));
  expect(Math.abs(found.inertia / reference - 1)).toBeLessThan(tolerance);
});

test("rows are with the nearest centroid, centroids are means of their rows, inertia and sizes are theirs", () => {
  const found = defined(kMeans(columns, 4, { seed: 8 }));
  expect(found.assignment).toEqual(defined(assignClusters(columns, found.centroids)));
  expect(defined(inertia(columns, found.centroids))).toBeCloseTo(found.inertia, 10);
  found.centroids.forEach((centroid, cluster) => {
    const own = groups.map((_, row) => row).filter((row) => found.assignment[row] === cluster);
    expect(own).toHaveLength(found.sizes[cluster]!);
    centroid.forEach((value, at) => {
      expect(own.reduce((sum, row) => sum + rowOf(row)[at]!, 0) / own.length).toBeCloseTo(value, 12);
    });
    for (const row of own) expect(assignCluster(rowOf(row), found.centroids)).toBe(cluster);
  });
});

test("the same seed gives the same bytes, and clusters come by falling size", () => {
  const once = defined(kMeans(columns, 5, { seed: 4, starts: 3 }));
  expect(kMeans(columns, 5, { seed: 4, starts: 3 })).toEqual(once);
  const random = seededRandom(1);
  for (let seed = 0; seed < 20; seed++) {
    const { sizes } = defined(kMeans(columns, 2 + Math.floor(random() * 6), { seed, starts: 2 }));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  }
});

test("neither the order of rows nor the seed matters where clusters lie apart", () => {
  const them = clouds([60, 40, 20], 2);
  const found = defined(kMeans(them, 3, { seed: 1 }));
  expect(found.sizes).toEqual([60, 40, 20]);
  const turned = defined(
    kMeans(
      them.map((column) => column.slice().reverse()),
      3,
      { seed: 99 },
    ),
  );
  expect([...turned.assignment].reverse()).toEqual([...found.assignment]);
});

test("more rows than the sample: starts on a sample, the rest on all rows", () => {
  const them = clouds([4000, 2000, 1000], 5);
  const all = defined(kMeans(them, 3, { seed: 1, starts: 3 }));
  const few = defined(kMeans(them, 3, { seed: 1, starts: 3, sample: 300 }));
  expect([all.triedOn, few.triedOn]).toEqual([7000, 300]);
  expect(few.sizes).toEqual([4000, 2000, 1000]);
  expect(few.inertia).toBeCloseTo(all.inertia, 6);
});

test("a sample of nearly all equal rows still has as many different ones as clusters", () => {
  const column = new Float64Array(5000);
  column[17] = 5;
  column[4000] = 9;
  const found = defined(kMeans([column], 3, { seed: 1, sample: 50 }));
  expect(found.sizes).toEqual([4998, 1, 1]);
  expect(found.inertia).toBe(0);
});

test("with heavy ties no cluster is empty, and none does without inertia where rows suffice", () => {
  const rows = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 2, maxLength: 25 });
  fc.assert(
    fc.property(rows, fc.nat(1000), (them, seed) => {
      const table = [0, 1].map((at) => them.map((row) => row[at]!));
      const different = new Set(them.map(String)).size;
      for (let k = 1; k <= different; k++) {
        const { sizes, inertia: spread, assignment } = defined(kMeans(table, k, { seed, starts: 2 }));
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(sizes.reduce((sum, it) => sum + it, 0)).toBe(them.length);
        expect(new Set(assignment).size).toBe(k);
        if (k === different) expect(spread).toBe(0);
      }
    }),
  );
});

test("a centroid that nobody is near begins anew where a row is farthest from its own", () => {
  const points = { values: Float64Array.of(0, 1, 2, 20), rows: 4, width: 1 };
  const { centroids, assignment, converged } = lloyd(points, Float64Array.of(1, 500), 10);
  expect([...centroids]).toEqual([1, 20]);
  expect([...assignment]).toEqual([0, 0, 0, 1]);
  expect(converged).toBe(true);
});

test("iterations that did not do are told", () => {
  const random = seededRandom(3);
  const cloud = [0, 1].map(() => Float64Array.from({ length: 2000 }, random));
  expect(defined(kMeans(cloud, 6, { seed: 1, starts: 1, iterations: 1 })).converged).toBe(false);
});

describe("edges", () => {
  test.each<[string, number[][], number, string]>([
    ["no rows", [[]], 1, "not_enough_data"],
    ["one row in two clusters", [[1]], 2, "not_enough_data"],
    ["all equal rows", [new Array(50).fill(3)], 2, "not_enough_data"],
    ["fewer different rows than clusters", [[1, 1, 2, 2, 2]], 3, "not_enough_data"],
    ["NaN", [[1, Number.NaN]], 1, "not_a_number"],
    ["infinity", [[1, Number.POSITIVE_INFINITY]], 1, "not_a_number"],
  ])("%s: a reason", (_, them, k, reason) => {
    expect(kMeans(them, k, { seed: 1 })).toMatchObject({ reason });
  });
  test("one row is one cluster, and as many clusters as different rows have no spread", () => {
    expect(kMeans([[4]], 1, { seed: 1 })).toMatchObject({ centroids: [[4]], inertia: 0, sizes: [1] });
    expect(kMeans([[4, 5, 4]], 2, { seed: 1 })).toMatchObject({ inertia: 0, sizes: [2, 1] });
  });
  test("numbers that cannot be are refused by name", () => {
    expect(() => kMeans([[1]], 0, { seed: 1 })).toThrow(/clusters/);
    expect(() => kMeans([[1]], 1, { seed: 1, starts: 0 })).toThrow(/starts/);
    expect(() => kMeans([[1, 2]], 2, { seed: 1, sample: 1 })).toThrow(/sample/);
    expect(() => kMeans([[1]], 1, { seed: -1 })).toThrow(/seed/);
    expect(() => assignCluster([1, 2], [[1]])).toThrow(/row/);
    expect(() => assignCluster([Number.NaN], [[1]])).toThrow(/row\[0\]/);
    expect(() => assignCluster([1], [])).toThrow(RangeError);
    expect(() => inertia([[1]], [[1, 2]])).toThrow(RangeError);
    expect(() => assignClusters([[1]], [])).toThrow(RangeError);
    expect(inertia([[Number.NaN]], [[1]])).toMatchObject({ reason: "not_a_number" });
  });
});

describe("the number of clusters", () => {
  test("clouds that lie apart are counted, and each number is told of", () => {
    const { clusters, chosen, tried } = defined(
      chooseClusters(clouds([90, 60, 40, 30], 4), { from: 2, to: 6, seed: 2, starts: 5 }),
    );
    expect(clusters).toBe(4);
    expect(chosen.sizes).toEqual([90, 60, 40, 30]);
    expect(tried.map((it) => it.clusters)).toEqual([2, 3, 4, 5, 6]);
    expect(tried[2]).toMatchObject({ stability: 1 });
    expect(tried[4]!.stability).toBeLessThan(1);
    tried.forEach((it, i) => {
      if (i > 0) expect(it.inertia).toBeLessThan(tried[i - 1]!.inertia);
    });
  });
  test("numbers beyond the different rows are left out; too few for the least of them is a reason", () => {
    const { tried } = defined(chooseClusters([[0, 1, 9, 10]], { from: 2, to: 9, seed: 1 }));
    expect(tried.map((it) => it.clusters)).toEqual([2, 3, 4]);
    expect(tried[2]!.silhouette).toMatchObject({ reason: "not_enough_data" });
    expect(chooseClusters([[1, 1]], { from: 2, to: 3, seed: 1 })).toMatchObject({ reason: "not_enough_data" });
    expect(chooseClusters([[1, 2]], { from: 2, to: 3, seed: 1 })).toMatchObject({ reason: "not_enough_data" });
    expect(() => chooseClusters([[1, 2]], { from: 1, to: 3, seed: 1 })).toThrow(/from/);
    expect(() => chooseClusters([[1, 2]], { from: 3, to: 2, seed: 1 })).toThrow(/to/);
  });
});
