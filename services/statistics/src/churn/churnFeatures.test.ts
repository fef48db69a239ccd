import { describe, expect, test } from "vitest";
import { type ChurnHistory, churnFeatures, purchasesToCome } from "../index.ts";

const model = { r: 0.25, alpha: 33, a: 0.72, b: 2.16 };
const known: ChurnHistory = { frequency: 2, recency: 20, age: 30, spent: 90, items: 4, recent: 1 };
const once: ChurnHistory = { frequency: 0, recency: 0, age: 30, spent: 20, items: 1, recent: 0 };

/** Features of one customer by name. */
function featuresOf(history: ChurnHistory, expected?: Parameters<typeof churnFeatures>[1]): Record<string, number> {
  const { names, columns } = churnFeatures([history], expected);
  return Object.fromEntries(names.map((name, at) => [name, columns[at]![0]!]));
}

test("the documented example holds, and each feature is what its name says", () => {
  expect(featuresOf(known, { model, horizon: 90 })).toEqual({
    repeats: Math.log1p(2),
    silence: Math.log1p(10),
    age: Math.log1p(30),
    spent: Math.log1p(90),
    items: Math.log1p(4),
    overdue: Math.log(2),
    trend: Math.log(2 / 3),
    to_come: Math.log(0.01 + purchasesToCome(model, known, 90)),
  });
});

test("without a model there are no purchases to come among them", () => {
  expect(churnFeatures([known]).names).toEqual(["repeats", "silence", "age", "spent", "items", "overdue", "trend"]);
});

test("rows are customers, in their order; customers with one history share its purchases to come", () => {
  const { columns } = churnFeatures([known, once, { ...known, spent: 5 }], { model, horizon: 90 });
  const toCome = columns.at(-1)!;
  expect(toCome[0]).toBe(toCome[2]);
  expect(toCome[1]).toBe(Math.log(0.01 + purchasesToCome(model, once, 90)));
  expect(columns[3]![2]).toBe(Math.log1p(5));
});

describe("edges", () => {
  test("all is finite: bought today, refunded, silent for ages", () => {
    const them: ChurnHistory[] = [
      { frequency: 0, recency: 0, age: 0, spent: 0, items: 0, recent: 1 },
      { ...once, spent: -500, items: -3 },
      { frequency: 400, recency: 10, age: 1e6, spent: 1e12, items: 1e9, recent: 0 },
    ];
    for (const column of churnFeatures(them, { model, horizon: 1 }).columns) {
      for (const value of column) expect(Number.isFinite(value)).toBe(true);
    }
    expect(featuresOf(them[1]!)).toMatchObject({ spent: 0, items: 0 });
  });
  test("no customers have columns without rows", () => {
    expect(churnFeatures([]).columns.map((it) => it.length)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
  test.each<[Partial<ChurnHistory>, RegExp]>([
    [{ recency: 40 }, /histories\[1\]\.recency/],
    [{ spent: Number.NaN }, /histories\[1\]\.spent/],
    [{ items: Number.POSITIVE_INFINITY }, /histories\[1\]\.items/],
    [{ recent: 4 }, /histories\[1\]\.recent/],
    [{ recent: 0.5 }, /histories\[1\]\.recent/],
  ])("%o is refused by its field", (wrong, words) => {
    expect(() => churnFeatures([once, { ...known, ...wrong }])).toThrow(words);
  });
  test("a horizon of no length is refused", () => {
    expect(() => churnFeatures([known], { model, horizon: 0 })).toThrow(/horizon/);
  });
});
