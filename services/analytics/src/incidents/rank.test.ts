import { expect, test } from "vitest";
import { generator } from "../platform/random/index.ts";
import { kindPValue, type RankOptions, rankCauses } from "./rank.ts";
import { type Candidate, type Effect, scoreOf } from "./score.ts";

const hour = 3_600_000;
const day = 24 * hour;
const to = Date.parse("2026-11-21T16:00:00Z");
const from = to - 182 * day;
const effect: Effect = {
  startedAt: Date.parse("2026-11-21T14:00:00Z"),
  bucketMs: hour,
  dimensions: { service: "checkout" },
};

const options = (seed = 1, shuffles = 499): RankOptions => ({
  from,
  to,
  shuffles,
  random: generator(seed),
  alpha: 0.05,
});
const signal = (id: number, kind: string, hoursBefore: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  kind,
  startedAt: effect.startedAt - hoursBefore * hour,
  severity: "warning",
  dimensions: {},
  strength: 1,
  ...more,
});
const every = (kind: string, hours: number, first: number, id = 1_000): Candidate[] =>
  Array.from({ length: Math.floor((181 * 24) / hours) }, (_, n) => signal(id + n, kind, first + n * hours));

test.each([
  ["in the effect's bucket", signal(1, "deploy", -0.5), 1],
  ["at its start", signal(1, "deploy", 0), 1],
  ["two buckets before", signal(1, "deploy", 2), Math.exp(-1)],
  ["after the bucket", signal(1, "deploy", -1), 0],
  ["too long ago", signal(1, "deploy", 12.1), 0],
  ["of the same service", signal(1, "deploy", 0, { dimensions: { service: "checkout" } }), 2],
  ["of another service", signal(1, "deploy", 0, { dimensions: { service: "search" } }), 0.1],
  ["critical", signal(1, "falco", 0, { severity: "critical" }), 1.2],
])("the score of a signal %s", (_, it, score) => {
  expect(scoreOf(effect, it)).toBeCloseTo(score, 12);
});

test("the rare thing just before is likely; the frequent noise as near as it is not", () => {
  const ranked = rankCauses(
    effect,
    [signal(1, "deploy", 0.2), signal(2, "deploy", 300), ...every("log_burst", 2, 0.1)],
    options(),
  );
  expect(ranked[0]).toMatchObject({ candidate: { id: 1 }, likely: true, ofKind: 2, minutesBefore: 12 });
  expect(ranked.filter((it) => it.candidate.kind === "log_burst").every((it) => !it.likely)).toBe(true);
});

test("what happens every day at this time explains nothing", () => {
  const nightly = every("falco", 24, 0.3);
  expect(rankCauses(effect, nightly, options()).every((it) => !it.likely)).toBe(true);
});

test("no candidate is an answer", () => {
  expect(rankCauses(effect, [], options())).toEqual([]);
  expect(rankCauses(effect, [signal(1, "deploy", -2), signal(2, "deploy", 40)], options())).toEqual([]);
});

test("a cause after its effect is never in the list, whatever lies beside it", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = generator(seed);
    const some = Array.from({ length: 30 }, (_, n) =>
      signal(n, ["deploy", "falco", "stock_out"][n % 3] ?? "", random() * 60 - 30),
    );
    const ranked = rankCauses(effect, some, options(seed, 19));
    expect(ranked.every((it) => it.candidate.startedAt < effect.startedAt + effect.bucketMs)).toBe(true);
  }
});

/** The largest distance between how p-values lie and how they would where nothing is to be found. */
function distanceFromUniform(values: readonly number[]): number {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((p, at) => Math.max(Math.abs((at + 1) / n - p), Math.abs(at / n - p))));
}

const shuffles = 1_000;
/** The critical value of Kolmogorov and Smirnov at 1 %. */
const critical = 1.63 / Math.sqrt(shuffles);
const onWeekend = effect;
const onFriday = { ...effect, startedAt: effect.startedAt - day };

/** Some signals a day, of all strengths and places; the first explains the effect well. */
function crowd(kind: string, of: Effect): Candidate[] {
  const random = generator(5);
  const place = () => ({ service: ["checkout", "search", "web"][Math.floor(random() * 3)] ?? "" });
  const others = Array.from({ length: 250 }, (_, n) =>
    signal(n + 1, kind, 0, { startedAt: from + random() * (to - from), strength: 0.5 + random(), dimensions: place() }),
  );
  return [signal(0, kind, 0, { startedAt: of.startedAt, strength: 5, dimensions: { service: "checkout" } }), ...others];
}

const pOf = (of: Effect, signals: readonly Candidate[], seed: number) => {
  const observed = signals.reduce((most, it) => Math.max(most, scoreOf(of, it)), 0);
  return kindPValue(of, signals, observed, options(seed, 99));
};

test.each([
  ["deploys, held against days of the effect's kind, on a weekend", "deploy", onWeekend],
  ["deploys, held against days of the effect's kind, on a working day", "deploy", onFriday],
  ["error bursts, held against every day", "log_burst", onWeekend],
] as const)(
  "shuffling signals in time destroys their significance: p is uniform over 1,000 shuffles of %s",
  (_, kind, of) => {
    const signals = crowd(kind, of);
    expect(pOf(of, signals, 1)).toBeLessThan(0.02);
    const random = generator(7);
    const values = Array.from({ length: shuffles }, (_, run) => {
      const shuffled = signals.map((it) => ({ ...it, startedAt: from + random() * (to - from) }));
      return pOf(of, shuffled, run + 1);
    });
    expect(distanceFromUniform(values)).toBeLessThan(critical);
  },
);

test("deploys that keep to working hours are uniform there too: the effect is moved to days of its kind at its own hour", () => {
  const random = generator(9);
  const midnight = Date.parse("2026-11-20T00:00:00Z");
  const working = Array.from({ length: 180 }, (_, n) => midnight - n * day).filter(
    (at) => ![0, 6].includes(new Date(at).getUTCDay()),
  );
  const values = Array.from({ length: shuffles }, (_, run) => {
    const atWork = crowd("deploy", onFriday).map((it) => {
      const on = working[Math.floor(random() * working.length)] ?? midnight;
      return { ...it, startedAt: on + (9 + 8 * random()) * hour };
    });
    return pOf(onFriday, atWork, run + 1);
  });
  expect(distanceFromUniform(values)).toBeLessThan(critical);
});

test("where next to nothing happens ties are broken at random, and p is uniform all the same", () => {
  const random = generator(7);
  const values = Array.from({ length: shuffles }, (_, run) => {
    const few = Array.from({ length: 6 }, (_, n) =>
      signal(n, "deploy", 0, { startedAt: from + random() * (to - from) }),
    );
    return pOf(effect, few, run + 1);
  });
  expect(distanceFromUniform(values)).toBeLessThan(critical);
});

test("in harmless times a likely cause is found no more often than the level says", () => {
  const random = generator(11);
  let found = 0;
  for (let run = 0; run < 300; run++) {
    const some = ["deploy", "falco", "stock_out", "log_burst"].flatMap((kind, k) =>
      Array.from({ length: 10 }, (_, n) => signal(k * 100 + n, kind, 0, { startedAt: from + random() * (to - from) })),
    );
    if (rankCauses(effect, some, options(run + 1, 199)).some((it) => it.likely)) found++;
  }
  // Five in a hundred, and three standard deviations of 300 runs.
  expect(found / 300).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 300));
});

test("the same seed gives the same ranking", () => {
  const some = [...every("deploy", 30, 0.5), signal(5, "falco", 0.1)];
  expect(rankCauses(effect, some, options(3))).toEqual(rankCauses(effect, some, options(3)));
});
