import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generator } from "../platform/random/index.ts";
import type { AnalysisDoc } from "./analysis_schema.ts";
import { csv, type Desk, first, head, openDesk, shop, spend } from "./testing.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("effects", () => {
  test("a covariate from before takes off the variance that it explains, and leaves the effect", async () => {
    const content = csv(head, shop(300, 4));
    const [plain, adjusted] = [
      await desk.analyse(content, spend),
      await desk.analyse(content, { ...spend, covariate: ["spend=before"] }),
    ];
    const reduction = adjusted.metrics[0]?.variance_reduction;
    // Spend is the covariate, uniform on 0 to 100, plus a fifth of its spend: ρ² = 1 / (1 + 0.04).
    expect(reduction).toBeGreaterThan(0.94);
    expect(reduction).toBeLessThan(0.98);
    expect(plain.metrics[0]?.comparisons[0]?.significant).toBe(false);
    const { difference, significant } = first(adjusted);
    expect(significant).toBe(true);
    if (!("value" in difference)) throw new Error(difference.detail);
    expect(difference.lower < 4 && 4 < difference.upper).toBe(true);
    expect(adjusted.metrics[0]?.method).toBe("Welch's t test, CUPED");
  });

  test("three arms and two metrics are four tests, and each p-value is corrected for them", async () => {
    const rows = shop(150, 0).map((row, at) => [row[0]!, ["a", "b", "c"][at % 3]!, row[2]!, row[3]!, row[4]!]);
    const doc = await desk.analyse(csv(head, rows), { metric: ["spend", "before"] });
    const all = doc.metrics.flatMap(({ comparisons }) => comparisons);
    expect(all).toHaveLength(4);
    const least = Math.min(...all.map((it) => it.p as number));
    expect(Math.min(...all.map((it) => it.adjusted_p as number))).toBeCloseTo(Math.min(1, 4 * least), 12);
    for (const it of all) {
      if (!("value" in it.difference && "value" in it.adjusted)) throw new Error("no interval");
      expect(it.adjusted.upper - it.adjusted.lower).toBeGreaterThan(it.difference.upper - it.difference.lower);
    }
  });

  test("with a planned number of units the interval holds at every look, so it is wider", async () => {
    const content = csv(head, shop(500, 10));
    const [once, often] = [
      await desk.analyse(content, spend),
      await desk.analyse(content, spend, { planned_units: 1000 }),
    ];
    const width = (doc: AnalysisDoc) => {
      const { difference } = first(doc);
      if (!("value" in difference)) throw new Error(difference.detail);
      return difference.upper - difference.lower;
    };
    expect(width(often) / width(once)).toBeGreaterThan(1.3);
    expect(often.metrics[0]?.method).toBe("Welch's t test, sequential");
  });

  test("a ratio is compared by its two totals, a quantile over the rows of its units", async () => {
    const random = generator(4);
    const rows = Array.from({ length: 1200 }, (_, at) => {
      const unit = at % 400;
      return [
        unit,
        unit % 2 ? "b" : "a",
        1 + Math.floor(3 * random()),
        (100 * random() + (unit % 2 ? 25 : 0)).toFixed(2),
      ];
    });
    const doc = await desk.analyse(csv("id,arm,orders,ms", rows), { metric: ["ms/orders", "p50(ms)"] });
    expect(doc.metrics.map(({ kind }) => kind)).toEqual(["ratio", "quantile"]);
    const total = (arm: string, column: number) =>
      rows.filter((row) => row[1] === arm).reduce((sum, row) => sum + Number(row[column]), 0);
    expect(doc.metrics[0]?.arms[0]?.value).toBeCloseTo(total("a", 3) / total("a", 2), 9);
    const { difference } = first(doc, 1);
    if (!("value" in difference)) throw new Error(difference.detail);
    expect(difference.lower < 25 && 25 < difference.upper).toBe(true);
  });

  test("where less is better an arm wins below the control, and what it loses changes places", async () => {
    const content = csv(head, shop(500, -10));
    const [more, less] = [
      await desk.analyse(content, spend),
      await desk.analyse(content, { ...spend, guardrail: ["spend=up:2%"] }),
    ].map((doc) => first(doc).bayes);
    if (!more || !less || !("chance_to_win" in more && "chance_to_win" in less)) throw new Error("no belief");
    expect(more.chance_to_win).toBeLessThan(0.1);
    expect(less.chance_to_win).toBeCloseTo(1 - more.chance_to_win, 12);
    expect([less.loss_of_arm, less.loss_of_control]).toEqual([more.loss_of_control, more.loss_of_arm]);
    expect(less.interval).toEqual(more.interval);
  });

  test("a guardrail stops what harms beyond its margin and is corrected for nothing", async () => {
    const doc = await desk.analyse(csv(head, shop(400, -15)), {
      metric: ["spend", "before"],
      guardrail: ["spend=down:2%"],
    });
    expect(first(doc).guardrail).toMatchObject({ verdict: "harmful", margin: 0.02 });
    expect(first(doc).adjusted_p).toBe(first(doc).p);
    expect(doc.sentence).toMatch(/^Stop, do not ship: b harms spend by more than is allowed/);
  });

  test("where few convert the exact test decides", async () => {
    const rows = Array.from({ length: 200 }, (_, at) => [at, at % 2 ? "b" : "a", at % 2 && at < 18 ? 1 : 0]);
    const doc = await desk.analyse(csv("id,arm,bought", rows), { metric: ["bought"] });
    const exact = first(doc).tests.find((it) => it.name === "fisher_exact");
    expect(exact && "p" in exact ? exact.p : 0).toBe(first(doc).p);
    expect(doc.metrics[0]?.method).toContain("Fisher");
  });
});

describe("by dimension", () => {
  /** Half of the units are of the country whose effect is given. */
  const countries = (effect: number) =>
    shop(600, 0, 9).map((row, at) => {
      const country = at % 4 < 2 ? "FR" : "DE";
      return [row[0]!, row[1]!, Number(row[2]) + (row[1] === "b" && country === "FR" ? effect : 0), country];
    });
  const ask = (effect: number) =>
    desk.analyse(csv("id,arm,spend,country", countries(effect)), spend, { by: ["country"] });

  test("an effect in one country only is found to differ, and each country has its own", async () => {
    const [slice] = first(await ask(25)).slices;
    expect(slice?.differ).toMatchObject({ degrees_of_freedom: 1 });
    expect(slice && "p" in slice.differ ? slice.differ.p : 1).toBeLessThan(1e-4);
    const of = (value: string) => slice?.values.find((it) => it.value === value)?.difference;
    for (const [value, effect] of [
      ["FR", 25],
      ["DE", 0],
    ] as const) {
      const difference = of(value);
      if (!difference || !("value" in difference)) throw new Error(value);
      expect(difference.lower < effect && effect < difference.upper).toBe(true);
    }
  });

  test("no effect anywhere does not differ, and is corrected for every look", async () => {
    const doc = await desk.analyse(
      csv("id,arm,spend,country", countries(0)),
      { metric: ["spend", "spend2=spend"] },
      { by: ["country"] },
    );
    const differs = doc.metrics.map(({ comparisons }) => comparisons[0]?.slices[0]?.differ);
    for (const it of differs) {
      if (!it || !("p" in it)) throw new Error("no test");
      expect(it.p).toBeGreaterThan(0.01);
      expect(it.adjusted_p).toBeCloseTo(Math.min(1, 2 * it.p), 12);
    }
  });
});

describe("what is not there has a reason and no number", () => {
  test.each([
    [
      "one unit an arm",
      [
        [1, "a", 1],
        [2, "b", 2],
      ],
      { metric: ["spend"] },
      "not_enough_data",
    ],
    [
      "no variance",
      [
        [1, "a", 2],
        [2, "a", 2],
        [3, "b", 2],
        [4, "b", 2],
      ],
      { metric: ["spend"], kind: ["spend=mean"] },
      "no_variance",
    ],
    [
      "nobody converts",
      [
        [1, "a", 0],
        [2, "a", 0],
        [3, "b", 0],
        [4, "b", 0],
      ],
      { metric: ["spend"] },
      "no_variance",
    ],
    [
      "a ratio of nothing",
      [
        [1, "a", 0],
        [2, "a", 0],
        [3, "b", 0],
        [4, "b", 0],
      ],
      { metric: ["spend/spend"] },
      "not_enough_data",
    ],
  ] as const)("%s", async (_, rows, metrics, reason) => {
    const doc = await desk.analyse(csv("id,arm,spend", rows), metrics);
    expect(first(doc)).toMatchObject({ p: { reason }, adjusted_p: { reason }, significant: false });
    expect(doc.sentence).toMatch(/^Nothing can be said yet/);
  });

  test("one arm only", async () => {
    const doc = await desk.analyse(
      csv("id,arm,spend", [
        [1, "a", 1],
        [2, "a", 2],
      ]),
      spend,
    );
    expect(doc.metrics[0]?.comparisons).toEqual([]);
    expect(doc.sentence).toBe("Nothing can be said yet: there is one arm only.");
  });

  test("a control of zero has a difference and no lift", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => [at, at % 2 ? "b" : "a", at % 2 ? at : (at % 4) - 1]);
    const doc = await desk.analyse(csv("id,arm,spend", rows), spend);
    expect(first(doc).difference).toHaveProperty("value");
    expect(first(doc).lift).toMatchObject({ reason: "not_enough_data" });
  });
});
