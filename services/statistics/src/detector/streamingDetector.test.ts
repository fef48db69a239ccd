import fc from "fast-check";
import { expect, test } from "vitest";
import { isUndefined, type PointScore, streamingDetector } from "../index.ts";
import { AlarmGate } from "./alarmGate.ts";
import { LevelShift } from "./levelShift.ts";
import { ShapeDistance } from "./shapeDistance.ts";
import { SortedSample } from "./sortedSample.ts";
import { TailEvidence } from "./tailEvidence.ts";

const wave = (i: number): number => 10 * Math.sin(i / 8) + (((i * 7919) % 101) / 101 - 0.5);

function scores(values: readonly number[], learning = 150): number[] {
  const detector = streamingDetector({ learning });
  return values.map((value) => {
    const it = detector.push(value);
    return isUndefined(it) ? 0 : it.score;
  });
}

test("while it learns it gives a reason, then scores", () => {
  const detector = streamingDetector({ learning: 2 });
  expect(detector.push(1)).toEqual({ reason: "not_enough_data", detail: "1 of 2 points to learn from" });
  detector.push(1);
  expect(detector.push(1)).toMatchObject({ alarm: false });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e151])(
  "%d is refused and leaves no trace",
  (odd) => {
    const values = Array.from({ length: 400 }, (_, i) => wave(i));
    const detector = streamingDetector({ learning: 150 });
    const clean = streamingDetector({ learning: 150 });
    values.forEach((value, i) => {
      if (i % 50 === 20) expect(detector.push(odd)).toMatchObject({ reason: "not_a_number" });
      expect(detector.push(value)).toEqual(clean.push(value));
    });
  },
);

test("a series that never changes never alarms", () => {
  expect(Math.max(...scores(new Array(2000).fill(5)))).toBeLessThan(0.5);
});

test.each([
  ["a spike", (i: number) => (i === 1500 ? 40 : wave(i))],
  ["a step", (i: number) => (i >= 1500 ? wave(i) + 30 : wave(i))],
  ["a wave that stops", (i: number) => (i >= 1500 ? 0.3 : wave(i))],
  ["a wave twice as quick", (i: number) => (i >= 1500 ? wave(2 * i) : wave(i))],
])("%s is found within 40 points", (_, curve) => {
  const all = scores(Array.from({ length: 2000 }, (_, i) => curve(i)));
  expect(all.slice(1500, 1540).some((it) => it >= 0.5)).toBe(true);
});

test("scores depend on the past alone", () => {
  const values = Array.from({ length: 900 }, (_, i) => wave(i));
  const changed = values.map((value, i) => (i > 600 ? -value + 3 : value));
  expect(scores(changed).slice(0, 601)).toEqual(scores(values).slice(0, 601));
});

test("units do not matter: a series scaled by a power of two scores alike", () => {
  const values = Array.from({ length: 900 }, (_, i) => wave(i));
  expect(scores(values.map((value) => value * 1024))).toEqual(scores(values));
});

test("scores lie in [0, 1] and alarms keep their distance, whatever comes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e150, max: 1e150 }), { minLength: 60, maxLength: 200 }),
      (values) => {
        const detector = streamingDetector({ learning: 40 });
        const alarms: number[] = [];
        values.forEach((value, i) => {
          const it = detector.push(value) as PointScore;
          if (isUndefined(it)) return;
          expect(it.score).toBeGreaterThanOrEqual(0);
          expect(it.score).toBeLessThanOrEqual(1);
          if (it.alarm) alarms.push(i);
        });
        for (let k = 1; k < alarms.length; k++) {
          expect((alarms[k] as number) - (alarms[k - 1] as number)).toBeGreaterThan(6);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test.each([{ learning: 0 }, { learning: 1.5 }, { learning: 10, memory: 5 }, { learning: 10, fatigue: -1 }])(
  "options %o are refused",
  (options) => expect(() => streamingDetector(options)).toThrow(RangeError),
);

test("the carried distances are those added up afresh", () => {
  const values = Array.from({ length: 300 }, (_, i) => wave(i * 1.3));
  const distance = new ShapeDistance(4, 100);
  values.forEach((value, now) => {
    const carried = distance.push(value);
    if (now < 120) return;
    let least = Number.POSITIVE_INFINITY;
    for (let lag = 4; lag <= 100; lag++) {
      let sum = 0;
      for (let back = 0; back < 4; back++)
        sum += ((values[now - back] as number) - (values[now - back - lag] as number)) ** 2;
      least = Math.min(least, sum);
    }
    expect(carried).toBeCloseTo(Math.sqrt(least), 6);
  });
});

test("the documented examples of the parts hold", () => {
  const distance = new ShapeDistance(1, 100);
  expect([5, 8, 1, 7].map((value) => distance.push(value)).at(-1)).toBe(1);
  const shift = new LevelShift(0.5, 0.1);
  expect([shift.push(0), shift.push(10)]).toEqual([0, 4]);
  const tail = new TailEvidence(1000);
  for (let i = 0; i < 99; i++) tail.push(1);
  expect(tail.push(2)).toBeCloseTo(Math.log(200), 12);
  const gate = new AlarmGate({ quiet: 5, fatigue: 1, recovery: 10 });
  expect(gate.push(0)).toBe(0.5);
  expect(gate.push(9)).toBeLessThan(0.5);
});

test("a sorted sample keeps the latest values only", () => {
  const sample = new SortedSample(3);
  for (const value of [9, 3, 1, 2]) sample.add(value);
  expect([sample.size, sample.at(0), sample.at(2), sample.atLeast(2)]).toEqual([3, 1, 3, 2]);
});
