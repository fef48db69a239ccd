import { describe, expect, test } from "vitest";
import { scoreOf } from "./score.ts";
import { strengthsOf } from "./strength.ts";
import { clockTime as at, madeSignal } from "./testing.ts";

type Given = NonNullable<Parameters<typeof madeSignal>[0]>;
const burst = (id: number, from: string, to: string | null, count: number, more: Given = {}) =>
  madeSignal({
    id,
    kind: "log_burst",
    started_at: at(from),
    ended_at: to === null ? null : at(to),
    count,
    dimensions: { service: "checkout" },
    detail: { usual_per_step: 0 },
    ...more,
  });
const deploy = (id: number, from: string, more: Given = {}) =>
  madeSignal({ id, started_at: at(from), dimensions: { service: "checkout" }, ...more });
const alert = (id: number, from: string, rule: string, service = "checkout") =>
  madeSignal({ id, kind: "falco", started_at: at(from), dimensions: { service }, detail: { rule } });
const soldOut = (id: number, from: string, share: unknown, category = "Toys") =>
  madeSignal({
    id,
    kind: "stock_out",
    started_at: at(from),
    dimensions: { category },
    detail: { revenue_share: share },
  });

const strengthOf = (signals: ReturnType<typeof madeSignal>[], id = 1) => strengthsOf(signals).get(id);

test("no signals have no strength", () => expect(strengthsOf([]).size).toBe(0));

describe("a deploy", () => {
  test("by itself is worth 1, a failed one more", () => {
    expect(strengthOf([deploy(1, "13:50")])).toEqual({ strength: 1, followers: [] });
    expect(strengthOf([deploy(1, "13:50", { detail: { state: "failed" } })])?.strength).toBe(1.2);
  });
  test("followed by errors of its own service counts for as long as they last", () => {
    const made = strengthOf([deploy(1, "13:50"), burst(2, "13:55", "16:00", 400)]);
    expect(made?.followers.map(({ id }) => id)).toEqual([2]);
    expect(made?.lasting).toEqual({ strength: 1 + Math.log(41), until: Date.parse(at("16:00")) });
  });
  test.each([
    ["of another service", burst(2, "13:55", "16:00", 400, { dimensions: { service: "search" } })],
    ["of no known service", burst(2, "13:55", "16:00", 400, { dimensions: {} })],
    ["that came before it", burst(2, "13:49", "16:00", 400)],
    ["that came after more than 45 minutes", burst(2, "14:36", "16:00", 400)],
  ])("has nothing to do with errors %s", (_, errors) => {
    expect(strengthOf([deploy(1, "13:50"), errors])).toEqual({ strength: 1, followers: [] });
  });
  test("of no service is followed by nothing", () => {
    expect(strengthOf([deploy(1, "13:50", { dimensions: {} }), burst(2, "13:55", null, 400)])?.followers).toEqual([]);
  });
});

describe("trouble", () => {
  test("counts by how much more it was than usual, and only for as long as it lasts", () => {
    expect(strengthOf([burst(1, "13:55", "15:00", 90)])).toEqual({
      strength: 0,
      lasting: { strength: 1 + Math.log(10), until: Date.parse(at("15:00")) },
      followers: [],
    });
    const noisy = strengthOf([burst(1, "13:55", "15:00", 90, { detail: { usual_per_step: 8 } })]);
    expect(noisy?.lasting?.strength).toBeCloseTo(1 + Math.log(2), 12);
  });
  test("goes on over gaps of half an hour, in its own service", () => {
    const more = [burst(2, "14:30", "15:00", 20), burst(3, "15:20", "16:00", 20)];
    const other = burst(4, "16:10", "20:00", 20, { dimensions: { service: "search" } });
    const until = strengthOf([burst(1, "13:55", "14:10", 90), ...more, other])?.lasting?.until;
    expect(until).toBe(Date.parse(at("16:00")));
    const late = burst(2, "14:41", "15:00", 20);
    expect(strengthOf([burst(1, "13:55", "14:10", 90), late])?.lasting?.until).toBe(Date.parse(at("14:10")));
  });
  test("that goes on has no end yet", () => {
    expect(strengthOf([burst(1, "13:55", null, 90)])?.lasting?.until).toBe(Number.POSITIVE_INFINITY);
  });
  test.each([
    ["nothing", {}],
    ["no number", { usual_per_step: "many" }],
    ["NaN", { usual_per_step: Number.NaN }],
  ])("whose usual is %s is taken as 1 a step", (_, detail) => {
    expect(strengthOf([burst(1, "13:55", "15:00", 20, { detail })])?.lasting?.strength).toBeCloseTo(
      1 + Math.log(2),
      12,
    );
  });
  test("that lasts explains an effect that lasts better than trouble that was over at once", () => {
    const effect = { startedAt: Date.parse(at("14")), bucketMs: 3_600_000, lastsMs: 4 * 3_600_000, dimensions: {} };
    const score = (to: string | null) => {
      const it = burst(1, "13:55", to, 400);
      const own = strengthOf([it]);
      const candidate = {
        id: 1,
        kind: it.kind,
        startedAt: Date.parse(it.started_at),
        severity: it.severity,
        dimensions: {},
      };
      return scoreOf(effect, { ...candidate, strength: own?.strength ?? 0, lasting: own?.lasting });
    };
    expect(score("18:00")).toBeCloseTo(score(null), 12);
    expect(score("16:00") / score("18:00")).toBeCloseTo(0.15 + 0.85 / 2, 9);
    expect(score("14:00") / score("18:00")).toBeCloseTo(0.15, 9);
  });
  test("a new error is an instant: it counts at any hour", () => {
    const news = madeSignal({ kind: "log_pattern", dimensions: { service: "checkout" } });
    expect(strengthOf([news])).toEqual({ strength: 1, followers: [] });
  });
});

describe("alerts", () => {
  test("of several rules in one place count together; the same rule again does not", () => {
    const shell = alert(1, "13:50", "Shell in a container");
    expect(strengthOf([shell])?.strength).toBe(1);
    expect(
      strengthOf([shell, alert(2, "13:55", "Package manager"), alert(3, "14:40", "Write below root")])?.strength,
    ).toBe(4);
    expect(strengthOf([shell, alert(2, "13:55", "Shell in a container")])?.strength).toBe(1);
    expect(strengthOf([shell, alert(2, "14:51", "Package manager")])?.strength).toBe(1);
    expect(strengthOf([shell, alert(2, "13:55", "Package manager", "search")])?.strength).toBe(1);
  });
  test("count by the logarithm of how many there were", () => {
    const many = { ...alert(1, "13:50", "Shell in a container"), count: 20 };
    expect(strengthOf([many])?.strength).toBeCloseTo(1 + Math.log(20) / 3, 12);
  });
});

describe("a sold-out shelf", () => {
  test("counts what sold out with it in its category, and can cost no more than that", () => {
    const shelf = [
      soldOut(1, "13:30", 0.05),
      soldOut(2, "13:55", 0.03),
      soldOut(3, "14:01", 0.2),
      soldOut(4, "13:30", 0.1, "Books"),
    ];
    expect(strengthOf(shelf)).toMatchObject({ reach: 0.08 });
    expect(strengthOf(shelf)?.strength).toBeCloseTo(1 + Math.log(9), 12);
  });
  test.each([
    ["nothing", undefined],
    ["NaN", Number.NaN],
    ["text", "much"],
  ])("with a share of %s has no reach", (_, share) => {
    expect(strengthOf([soldOut(1, "13:30", share)])).toEqual({ strength: 1, followers: [], reach: 0 });
  });
});
