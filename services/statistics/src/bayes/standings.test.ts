import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaComparison, normalTail, seededRandom, standings } from "../index.ts";

describe("several arms", () => {
  // scipy 1.17.1, integrate.quad: within 1e-9.
  test.each([
    [
      [
        { a: 12, b: 90 },
        { a: 20, b: 85 },
        { a: 15.5, b: 95.5 },
      ],
      [0.051301219524839736, 0.8070070230113014, 0.14169175746385831],
      [0.07792449267847353, 0.005095361025812479, 0.0559319118623633],
    ],
    [
      [
        { mean: 0, standardDeviation: 1 },
        { mean: 0.5, standardDeviation: 0.2 },
        { mean: -1, standardDeviation: 3 },
      ],
      [0.23571986661727815, 0.47711087261309204, 0.28716926076962995],
      [1.2478023440293078, 0.7478023440293078, 2.2478023440293082],
    ],
  ])("%j", (beliefs, best, losses) => {
    standings(beliefs).forEach((standing, i) => {
      expect(Math.abs(standing.best - best[i]!)).toBeLessThan(1e-9);
      expect(Math.abs(standing.loss - losses[i]!)).toBeLessThan(1e-9);
    });
  });
  test("two arms are a comparison", () => {
    const [control, treatment] = standings([
      { a: 101, b: 901 },
      { a: 131, b: 871 },
    ]);
    const result = betaComparison({ a: 101, b: 901 }, { a: 131, b: 871 });
    expect(treatment).toEqual({ best: result.chanceToWin, loss: result.lossOfTreatment });
    expect(control!.best + treatment!.best).toBeCloseTo(1, 12);
    const means = standings([
      { mean: 1, standardDeviation: 0.6 },
      { mean: 3, standardDeviation: 0.8 },
    ]);
    expect(means[1]!.best).toBeCloseTo(normalTail(-2), 12);
  });
  test("sampling agrees within four of its standard errors", () => {
    const random = seededRandom(3);
    const beliefs = [0, 0.3, 0.5, 0.45].map((mean, i) => ({ mean, standardDeviation: 0.2 + 0.1 * i }));
    const won = [0, 0, 0, 0];
    for (let draw = 0; draw < 40_000; draw++) {
      const values = beliefs.map(({ mean, standardDeviation }) => mean + standardDeviation * normal(random));
      won[values.indexOf(Math.max(...values))]!++;
    }
    standings(beliefs).forEach(({ best }, i) => {
      expect(Math.abs(won[i]! / 40_000 - best)).toBeLessThan(4 * Math.sqrt((best * (1 - best)) / 40_000));
    });
  });
  test("the chances add up to 1, however unlike the arms are", () => {
    const shape = fc.record({ a: fc.integer({ min: 1, max: 1e6 }), b: fc.integer({ min: 1, max: 1e6 }) });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 2, maxLength: 6 }), (beliefs) => {
        const found = standings(beliefs);
        expect(Math.abs(found.reduce((sum, { best }) => sum + best, 0) - 1)).toBeLessThan(1e-9);
        for (const { loss } of found) expect(loss).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });
});

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
