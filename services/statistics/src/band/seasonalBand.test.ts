import { describe, expect, test } from "vitest";
import {
  type Band,
  emptySeason,
  hourOfWeek,
  isUndefined,
  normalQuantile,
  type PastBucket,
  rememberBucket,
  type SeasonOptions,
  seasonalBand,
  seasonalBands,
  weekday,
} from "../index.ts";

const daily: SeasonOptions = { ...weekday, kind: "count" };

/** Weeks of daily counts around 400, more at the weekend, with noise of about a Poisson count. */
function weeks(count: number, level: (day: number) => number = () => 1): PastBucket[] {
  const random = lehmer(11);
  return Array.from({ length: 7 * count }, (_, day) => {
    const mean = (day % 7 >= 5 ? 600 : 400) * level(day);
    return { slot: day % 7, value: Math.round(mean + Math.sqrt(mean) * normalQuantile(random())) };
  });
}

function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function judge(history: PastBucket[], bucket: PastBucket, options = daily): Band {
  const band = seasonalBands([...history, bucket], options).at(-1);
  if (!band || isUndefined(band)) throw new Error(band?.detail);
  return band;
}

describe("edges", () => {
  test("without history, or with too little, there is a reason and no band", () => {
    const summary = emptySeason(daily);
    expect(seasonalBand(summary, { slot: 0, value: 5 }, daily)).toMatchObject({ reason: "not_enough_data" });
    rememberBucket(summary, { slot: 0, value: 5 }, daily);
    expect(seasonalBand(summary, { slot: 0, value: 5 }, daily)).toMatchObject({
      reason: "not_enough_data",
      detail: "1 earlier buckets of this slot, 4 are needed",
    });
  });
  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])("a count of %d is a reason and cannot be learnt", (value) => {
    const summary = emptySeason(daily);
    expect(seasonalBand(summary, { slot: 0, value }, daily)).toMatchObject({ reason: "not_a_number" });
    expect(() => rememberBucket(summary, { slot: 0, value }, daily)).toThrow(RangeError);
  });
  test.each([7, -1, 0.5, Number.NaN])("slot %d is outside the season", (slot) => {
    expect(() => seasonalBand(emptySeason(daily), { slot, value: 1 }, daily)).toThrow(/slot must be/);
  });
  test("amounts that never varied have no band unless a floor gives one", () => {
    const flat = Array.from({ length: 42 }, (_, day) => ({ slot: day % 7, value: 0 }));
    const bands = seasonalBands(flat, { ...daily, kind: "amount" });
    expect(bands.at(-1)).toMatchObject({ reason: "no_variance" });
  });
  test("counts that were always 0 have a band: one order is no news, thirty are", () => {
    const flat = Array.from({ length: 42 }, (_, day) => ({ slot: day % 7, value: 0 }));
    expect(judge(flat, { slot: 0, value: 1 })).toMatchObject({ expected: 0, low: 0, state: "normal" });
    expect(judge(flat, { slot: 0, value: 30 }).state).toBe("high");
  });
  test.each([
    { season: 0 },
    { keep: 1 },
    { minimumHistory: 20 },
    { falseAlarmRate: 0 },
    { memory: Number.NaN },
    { scaleFloor: -1 },
  ])("options %o are refused", (wrong) => {
    expect(() => emptySeason({ ...daily, ...wrong })).toThrow(RangeError);
  });
});

test("the documented example holds", () => {
  const summary = emptySeason(hourOfWeek);
  for (let week = 0; week < 4; week++) rememberBucket(summary, { slot: 9, value: 100 }, hourOfWeek);
  const low = seasonalBand(summary, { slot: 9, value: 60 }, hourOfWeek);
  expect(low).toMatchObject({ state: "low", expected: 100 });
  expect((low as Band).z).toBeCloseTo(-3.641, 3);
  expect(seasonalBand(summary, { slot: 9, value: 95 }, hourOfWeek)).toMatchObject({ state: "normal" });
});

test("what is usual on Saturday is unusual on Monday", () => {
  expect(judge(weeks(10), { slot: 5, value: 600 }).state).toBe("normal");
  expect(judge(weeks(10), { slot: 0, value: 600 }).state).toBe("high");
});

test("the expected value follows a level that grows", () => {
  const grown = weeks(20, (day) => 1.003 ** day);
  const band = judge(grown, { slot: 0, value: 0 });
  expect(Math.abs(band.expected / (400 * 1.003 ** 140) - 1)).toBeLessThan(0.05);
});

test("a value inside the band is normal, one outside is not, on both sides", () => {
  const { low, high } = judge(weeks(10), { slot: 2, value: 400 });
  expect(judge(weeks(10), { slot: 2, value: Math.ceil(low) }).state).toBe("normal");
  expect(judge(weeks(10), { slot: 2, value: Math.floor(low) - 40 }).state).toBe("low");
  expect(judge(weeks(10), { slot: 2, value: Math.floor(high) }).state).toBe("normal");
  expect(judge(weeks(10), { slot: 2, value: Math.ceil(high) + 40 }).state).toBe("high");
});

test("only the side asked for counts", () => {
  expect(judge(weeks(10), { slot: 0, value: 900 }, { ...daily, direction: "down" }).state).toBe("normal");
  const down = judge(weeks(10), { slot: 0, value: 100 }, { ...daily, direction: "down" });
  expect(down.state).toBe("low");
  expect(down.p).toBeLessThan(1e-6);
});

test("a change too small to matter, or numbers too small, are held back and say why", () => {
  const busy = weeks(10).map((it) => ({ ...it, value: it.value * 1000 }));
  const strict = { ...daily, scaleFloor: 0, minimumChange: 0.5 };
  expect(judge(busy, { slot: 0, value: 550_000 }, strict)).toMatchObject({ state: "normal", held: "minimum_change" });
  const many = { ...daily, minimumCount: 1000 };
  expect(judge(weeks(10), { slot: 0, value: 100 }, many)).toMatchObject({ state: "normal", held: "minimum_count" });
});

test("an excluded incident leaves no trace; one that nobody marked hardly moves the band", () => {
  const clean = judge(weeks(10), { slot: 0, value: 400 });
  const outage = (excluded: boolean): PastBucket[] =>
    weeks(10).map((it, day) => (day >= 63 && day < 65 ? { ...it, value: 0, excluded } : it));
  const marked = judge(outage(true), { slot: 0, value: 400 });
  const unmarked = judge(outage(false), { slot: 0, value: 400 });
  expect(Math.abs(marked.expected / clean.expected - 1)).toBeLessThan(0.02);
  expect(Math.abs(unmarked.expected / clean.expected - 1)).toBeLessThan(0.06);
  expect(judge(outage(false), { slot: 0, value: 0 }).state).toBe("low");
});

test("scaling an amount scales its band and leaves z as it is", () => {
  const amount: SeasonOptions = { ...daily, kind: "amount" };
  const one = judge(weeks(10), { slot: 0, value: 350 }, amount);
  const scaled = weeks(10).map((it) => ({ ...it, value: it.value * 1.19 }));
  const other = judge(scaled, { slot: 0, value: 350 * 1.19 }, amount);
  expect(other.z).toBeCloseTo(one.z, 9);
  expect(other.low).toBeCloseTo(one.low * 1.19, 6);
});

test("quiet data give about as many alarms as asked for", () => {
  const bands = seasonalBands(weeks(600), { ...daily, minimumChange: 0, scaleFloor: 0, falseAlarmRate: 0.01 }).slice(
    70,
  );
  const alarms = bands.filter((it) => "state" in it && it.state !== "normal").length;
  expect(alarms / bands.length).toBeGreaterThan(0.002);
  expect(alarms / bands.length).toBeLessThan(0.02);
});

test("the summary does not grow with history and survives being stored", () => {
  const size = (count: number): number => {
    const summary = emptySeason(daily);
    for (const bucket of weeks(count)) rememberBucket(summary, bucket, daily);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    return summary.values.flat().length + summary.weights.flat().length;
  };
  expect(size(400)).toBe(size(40));
});
