import { describe, expect, test } from "vitest";
import { type Finding, hourOfWeek, seasonalWatch, type WatchedBucket, type WatchOptions } from "../index.ts";

const options: WatchOptions = {
  ...hourOfWeek,
  direction: "down",
  falseAlarmRate: 1e-4,
  minimumChange: 0.2,
  minimumCount: 8,
  minimumBuckets: 1,
  longestLook: 24,
  longestChange: 336,
};

/** Numbers in (0, 1), the same for the same seed. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
  return count;
}

const busy = (hour: number) => 1 + 0.8 * Math.sin(((hour % 24) / 24) * 2 * Math.PI - 1.8);

interface Shop {
  hours: number;
  perHour: number;
  seed?: number;
  /** What the rate is multiplied by. */
  factor?: (hour: number) => number;
}

function series({ hours, perHour, seed = 7, factor = () => 1 }: Shop): WatchedBucket[] {
  const random = lehmer(seed);
  return Array.from({ length: hours }, (_, hour) => ({
    at: hour,
    slot: hour % 168,
    value: poisson(perHour * busy(hour) * factor(hour), random),
  }));
}

function findingsOf(buckets: readonly WatchedBucket[], settings = options): Finding[] {
  const watch = seasonalWatch(settings);
  const state = watch.empty();
  const found: Finding[] = [];
  let open: Finding | null = null;
  for (const bucket of buckets) {
    const said = watch.step(state, bucket);
    if (said.ended) found.push(said.ended);
    open = said.open;
  }
  return open ? [...found, open] : found;
}

const start = 168 * 8 + 34;
const outage =
  (size: number, hours = 6) =>
  (hour: number) =>
    hour >= start && hour < start + hours ? 1 - size : 1;

test("an outage is found in its first bucket, with its begin, its end and what is missing", () => {
  const [only, ...more] = findingsOf(series({ hours: 168 * 9, perHour: 30, factor: outage(1) }));
  expect(more).toEqual([]);
  expect(only).toMatchObject({ direction: "down", from: start, last: start + 5, found: start, buckets: 6, value: 0 });
  const missing = Array.from({ length: 6 }, (_, n) => 30 * busy(start + n)).reduce((a, b) => a + b);
  expect(Math.abs((only?.expected ?? 0) / missing - 1)).toBeLessThan(0.15);
  expect(only?.p).toBeLessThan(1e-12);
});

test("a small change that lasts is found by looking at several buckets together", () => {
  const found = findingsOf(series({ hours: 168 * 9, perHour: 60, factor: outage(0.3, 12) }));
  expect(found).toHaveLength(1);
  expect(Math.abs((found[0]?.from ?? 0) - start)).toBeLessThanOrEqual(2);
  expect(found[0]?.found).toBeGreaterThan(start);
});

test("quiet series raise no more alarms than asked for", () => {
  const months = 12 * 10;
  const quiet = Array.from({ length: 10 }, (_, n) => series({ hours: 24 * 365, perHour: 12, seed: 100 + n }));
  const alarms = quiet.flatMap((it) => findingsOf(it)).length;
  // One in 10,000 buckets is 0.07 a month.
  expect(alarms / months).toBeLessThan(0.15);
});

test("a change must last as many buckets as asked for", () => {
  const buckets = series({ hours: 168 * 9, perHour: 30, factor: outage(1, 2) });
  expect(findingsOf(buckets, { ...options, minimumBuckets: 3 })).toEqual([]);
  expect(findingsOf(buckets, { ...options, minimumBuckets: 2 })).toHaveLength(1);
});

test("a change that is smaller than asked for, or of too few events, is none", () => {
  const buckets = series({ hours: 168 * 9, perHour: 200, factor: outage(0.25, 12) });
  expect(findingsOf(buckets)).toHaveLength(1);
  expect(findingsOf(buckets, { ...options, minimumChange: 0.4 })).toEqual([]);
  expect(findingsOf(buckets, { ...options, minimumCount: 1e6 })).toEqual([]);
});

test("only the side asked for counts", () => {
  const rise = series({ hours: 168 * 9, perHour: 30, factor: (hour) => 2 - outage(1)(hour) });
  expect(findingsOf(rise)).toEqual([]);
  expect(findingsOf(rise, { ...options, direction: "up" })[0]).toMatchObject({ direction: "up", from: start });
  expect(findingsOf(rise, { ...options, direction: "both" })[0]).toMatchObject({ direction: "up", from: start });
});

test("what happens in an incident is not learnt: a second one is as odd as the first", () => {
  const twice = (hour: number) => outage(1, 48)(hour) * outage(1, 48)(hour - 168);
  const found = findingsOf(series({ hours: 168 * 11, perHour: 20, factor: twice }));
  expect(found.map(({ from }) => from)).toEqual([start, start + 168]);
  expect(Math.abs((found[1]?.expected ?? 0) / (found[0]?.expected ?? 1) - 1)).toBeLessThan(0.1);
});

test("holidays are neither judged nor learnt", () => {
  const buckets = series({ hours: 168 * 9, perHour: 30, factor: outage(1, 24) });
  const marked = buckets.map((it) => (it.at >= start && it.at < start + 24 ? { ...it, judge: false } : it));
  expect(findingsOf(marked)).toEqual([]);
});

test("a level that was declared right is learnt at once", () => {
  const half = series({ hours: 168 * 12, perHour: 30, factor: (hour) => (hour >= start ? 0.5 : 1) });
  expect(findingsOf(half)).toHaveLength(1);
  const declared = half.map((it) => (it.at === start ? { ...it, restart: true } : it));
  expect(findingsOf(declared)).toEqual([]);
});

test("a change that stays becomes the level after its time", () => {
  const half = series({ hours: 168 * 16, perHour: 30, factor: (hour) => (hour >= start ? 0.5 : 1) });
  const found = findingsOf(half);
  expect(found).toHaveLength(1);
  expect(found[0]?.last).toBeLessThan(start + options.longestChange + 24);
});

test("a ratio of small hours is judged by what it is out of", () => {
  const random = lehmer(3);
  const ratio = (share: (hour: number) => number): WatchedBucket[] =>
    Array.from({ length: 168 * 9 }, (_, hour) => {
      const weight = poisson(300 * busy(hour), random);
      return { at: hour, slot: hour % 168, weight, value: poisson(weight * share(hour), random) };
    });
  expect(findingsOf(ratio(() => 0.045))).toEqual([]);
  const [only] = findingsOf(ratio((hour) => 0.045 * outage(0.7)(hour)));
  expect(Math.abs((only?.from ?? 0) - start)).toBeLessThanOrEqual(1);
  // Fewer visits, the same ratio; and hours without any: nothing to see here.
  const fewer = ratio(() => 0.045).map((it) => ({ ...it, value: it.at > start && it.at % 5 === 0 ? 0 : it.value }));
  expect(findingsOf(fewer.map((it) => (it.at > start && it.at % 5 === 0 ? { ...it, weight: 0 } : it)))).toEqual([]);
});

describe("edges", () => {
  test("without history nothing is found, whatever comes", () => {
    const watch = seasonalWatch(options);
    const state = watch.empty();
    for (let at = 0; at < 100; at++) {
      expect(watch.step(state, { at, slot: at, value: at % 7 ? 0 : 500 })).toMatchObject({
        band: { reason: "not_enough_data" },
        open: null,
        ended: null,
      });
    }
  });
  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])("a value of %d is a reason and leaves no trace", (value) => {
    const watch = seasonalWatch(options);
    const state = watch.empty();
    for (const bucket of series({ hours: 168 * 6, perHour: 10 })) watch.step(state, bucket);
    const before = JSON.stringify(state);
    expect(watch.step(state, { at: 168 * 6, slot: 0, value })).toMatchObject({ band: { reason: "not_a_number" } });
    expect(JSON.stringify(state)).toBe(before);
  });
  test("a series that never varied is no alarm, and nothing where nothing was is none either", () => {
    expect(findingsOf(series({ hours: 168 * 9, perHour: 0 }))).toEqual([]);
    const flat = Array.from({ length: 168 * 9 }, (_, at) => ({ at, slot: at % 168, value: 40 }));
    expect(findingsOf(flat, { ...options, kind: "amount" })).toEqual([]);
  });
  test.each([{ minimumBuckets: 0 }, { longestLook: 0 }, { longestChange: 3 }, { falseAlarmRate: 0 }])(
    "options %o are refused",
    (wrong) => {
      expect(() => seasonalWatch({ ...options, ...wrong }).empty()).toThrow(RangeError);
    },
  );
});

test("the state does not grow with history and survives being stored", () => {
  const size = (weeks: number): number => {
    const watch = seasonalWatch(options);
    const state = watch.empty();
    for (const bucket of series({ hours: 168 * weeks, perHour: 10 })) watch.step(state, bucket);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    return state.season.values.flat().length + state.recent.length;
  };
  expect(size(30)).toBe(size(12));
});
