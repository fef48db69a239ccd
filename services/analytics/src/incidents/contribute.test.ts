import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Part, partOf, split, surpriseOf } from "./contribute.ts";

type Quotient = [over: number, under: number];
const made = (now: Quotient, before: Quotient): Part => {
  const part = partOf();
  [part.now.over, part.now.under] = now;
  [part.before.over, part.before.under] = before;
  return part;
};

/** "6/100 was 10/100". */
const parts = (given: Record<string, string>): Map<string, Part> =>
  new Map(
    Object.entries(given).map(([value, text]) => {
      const [a = 0, b = 0, c = 0, d = 0] = text.split(/\/| was /).map(Number);
      return [value, made([a, b], [c, d])];
    }),
  );

const quotient = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }));
const cube = fc
  .array(fc.tuple(quotient, quotient), { minLength: 1, maxLength: 8 })
  .map((all) => new Map(all.map(([now, before], n) => [`v${n}`, made(now, before)])));
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const total = (of: ReadonlyMap<string, Part>, when: "now" | "before", which: "over" | "under") =>
  sum([...of.values()].map((part) => part[when][which]));

test("the parts of a sum add up to its whole change, and their shares to 1", () => {
  fc.assert(
    fc.property(cube, (of) => {
      const change = total(of, "now", "over") - total(of, "before", "over");
      const splits = split(of, false);
      expect(sum(splits.map(({ rate, mix }) => rate + mix))).toBe(change);
      if (change === 0) return;
      const shares = splits.map(({ share }) => share);
      // Shares of opposite sign may be thousands; their last digits are lost.
      expect(Math.abs(sum(shares) - 1)).toBeLessThan(1e-12 * sum(shares.map(Math.abs)));
    }),
  );
});

test("the parts of a ratio add up to its whole change, whatever appears or vanishes", () => {
  fc.assert(
    fc.property(cube, (of) => {
      const sides = [...of.values()].flatMap((part) => [part.now, part.before]);
      // Something out of nothing has no ratio; such parts do not come from facts.
      fc.pre(sides.every(({ over, under }) => under > 0 || over === 0));
      fc.pre(total(of, "now", "under") > 0 && total(of, "before", "under") > 0);
      const ratio = (when: "now" | "before") => total(of, when, "over") / total(of, when, "under");
      const change = ratio("now") - ratio("before");
      const tolerance = 1e-11 * Math.max(...sides.map(({ over, under }) => over / (under || 1)));
      const splits = split(of, true);
      const whole = splits.length === 0 ? 0 : sum(splits.map(({ rate, mix }) => rate + mix));
      expect(Math.abs(whole - change)).toBeLessThanOrEqual(tolerance);
    }),
    { numRuns: 500 },
  );
});

test("the documented example: all of it is the rate of A", () => {
  const [a, b] = split(parts({ A: "6/100 was 10/100", B: "20/100 was 20/100" }), true);
  expect(a).toMatchObject({ value: "A", share: 1, actual: 0.06, expected: 0.1 });
  expect(a?.rate).toBeCloseTo(-0.02, 12);
  expect(a?.mix).toBeCloseTo(0, 12);
  expect(b).toMatchObject({ value: "B", rate: 0, mix: 0 });
  expect(b?.share).toBeCloseTo(0, 12);
});

describe("edges", () => {
  test("ratios that stay and weights that move are mix alone", () => {
    const splits = split(parts({ A: "5/50 was 10/100", B: "30/150 was 20/100" }), true);
    for (const it of splits) expect(it.rate).toBeCloseTo(0, 12);
    expect(sum(splits.map(({ mix }) => mix))).toBeCloseTo(35 / 200 - 30 / 200, 12);
  });
  test.each([
    ["vanished", { A: "10/100 was 10/100", B: "0/0 was 60/100" }, -0.25],
    ["appeared", { A: "10/100 was 10/100", B: "60/100 was 0/0" }, 0.25],
  ] as const)("a value that %s is a change of weight alone", (_, given, change) => {
    const splits = split(parts(given), true);
    expect(splits.map(({ rate }) => Math.abs(rate))).toEqual([0, 0]);
    expect(sum(splits.map(({ mix }) => mix))).toBeCloseTo(change, 12);
  });
  test("of a sum, what vanished is all of the change", () => {
    const [first] = split(parts({ A: "0/0 was 40/0", B: "10/0 was 10/0" }), false);
    expect(first).toMatchObject({ value: "A", share: 1, actual: 0, expected: 40, rate: -40, mix: 0 });
  });
  test.each<[string, Record<string, string>]>([
    ["nothing", {}],
    ["one value that stayed", { A: "5/9 was 5/9" }],
    ["changes that cancel", { A: "4/1 was 6/1", B: "6/1 was 4/1" }],
    ["thirds of other weights", { A: "1/3 was 10/30", B: "7/21 was 1/3", C: "10/30 was 23/69" }],
    ["nothing out of nothing", { A: "0/0 was 0/0" }],
  ])("%s: no change, no shares", (_, given) => expect(split(parts(given), true)).toEqual([]));
  test("one value has all of it", () => {
    expect(split(parts({ A: "3/0 was 9/0" }), false)).toMatchObject([{ value: "A", share: 1 }]);
  });
});

describe("surprise", () => {
  test("lies between 0 and 1", () => {
    fc.assert(
      fc.property(cube, (of) => {
        expect(surpriseOf(of)).toBeGreaterThan(-1e-12);
        expect(surpriseOf(of)).toBeLessThan(1 + 1e-12);
      }),
    );
  });
  test("is 0 where every value changed alike", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 9 }), (values) => {
        const of = new Map(values.map((n, at) => [`v${at}`, made([3 * n, 0], [7 * n, 0])]));
        expect(Math.abs(surpriseOf(of))).toBeLessThan(1e-12);
      }),
    );
  });
  test.each<[string, Record<string, string>, number]>([
    ["something came where nothing was expected", { A: "9/0 was 0/0", B: "0/0 was 9/0" }, 1],
    ["nothing came at all", { A: "0/0 was 9/0" }, 0],
    ["nothing was expected at all", { A: "9/0 was 0/0" }, 0],
    ["less than nothing counts as nothing", { A: "-9/0 was 0/0", B: "9/0 was 9/0" }, 0],
    ["there are no values", {}, 0],
  ])("%s", (_, given, expected) => expect(surpriseOf(parts(given))).toBeCloseTo(expected, 12));
});
