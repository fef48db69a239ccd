import fc from "fast-check";
import { expect, test } from "vitest";
import { bandEdge, quasiPoissonZ } from "../index.ts";

const distances = [-6, -3.29, -1, -0.1, 0.1, 1, 3.29, 6];

test("the edge lies as far out as asked for, to 1e-6 standard deviations", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.6, max: 1e7, noNaN: true }),
      fc.double({ min: 0.2, max: 20, noNaN: true }),
      fc.constantFrom(...distances),
      (expected, dispersion, z) => {
        const variance = dispersion * expected;
        const edge = bandEdge(expected, variance, z);
        const at = quasiPoissonZ(edge, expected, variance);
        // Where even nothing at all is nearer than asked for, the edge is nothing.
        if (z < 0 && quasiPoissonZ(0, expected, variance) >= z) expect(edge).toBe(0);
        // Between the two sides a score of 0 is a stretch, and the nearest edges lie at its ends.
        else if (at !== 0) expect(Math.abs(at - z)).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("it is never below 0, and the further out the higher", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      (mean, variance) => {
        const edges = distances.map((z) => bandEdge(mean, variance, z));
        expect(Math.min(...edges)).toBeGreaterThanOrEqual(0);
        for (const [n, edge] of edges.entries()) expect(edge).toBeGreaterThanOrEqual((edges[n - 1] ?? 0) * (1 - 1e-9));
      },
    ),
  );
});

test("scaling an amount scales its edges", () => {
  for (const z of distances) expect(bandEdge(50_000, 4e6 * 100, z)).toBeCloseTo(100 * bandEdge(500, 4e6 / 100, z), 3);
});

test.each([
  ["nothing was expected: some may come all the same", 0, 0, -3.29, 0],
  ["next to nothing was expected", 0.4, 0.4, -3.29, 0],
  ["the variance is large beside what was expected", 10, 10_000, -3.29, 0],
])("%s", (_, expected, variance, z, edge) => expect(bandEdge(expected, variance, z)).toBe(edge));

test("where nothing was expected one is within the band and thirty are not", () => {
  const edge = bandEdge(0, 0, 3.29);
  expect(edge).toBeGreaterThan(1);
  expect(edge).toBeLessThan(30);
});

test.each([
  [Number.NaN, 5, 3],
  [5, Number.NaN, 3],
  [5, 5, Number.NaN],
  [Number.POSITIVE_INFINITY, 5, 3],
  [5, Number.POSITIVE_INFINITY, 3],
  [5, 5, Number.POSITIVE_INFINITY],
])("of %d with variance %d there is no edge at %d", (expected, variance, z) => {
  expect(bandEdge(expected, variance, z)).toBeNaN();
});
