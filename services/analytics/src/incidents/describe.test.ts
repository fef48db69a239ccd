import { expect, test } from "vitest";
import { describeMetric } from "../kpis/index.ts";
import { digestOf, questionOf, scopeOf, severityOf, whereOf } from "./describe.ts";
import type { Group } from "./group.ts";
import type { Contribution, ContributionsDoc, MoneyAtStake } from "./schema.ts";
import { clockTime as at, madeAnomaly } from "./testing.ts";

const value = (dimension: string, name: string, share: number, expected: number): Contribution => ({
  dimension,
  value: name,
  label: name,
  share,
  actual: 0,
  expected,
  change: -1,
  rate: -expected,
  mix: 0,
  children: [],
});
const of = (dimension: string, surprise: number, ...values: Contribution[]) => ({
  dimension,
  name: dimension,
  surprise,
  values,
});
const parts = (dimensions: ContributionsDoc["dimensions"], metric = "orders"): ContributionsDoc => ({
  metric: describeMetric(metric as "orders"),
  actual: 40,
  expected: 100,
  minimum_share: 0.1,
  compared_with: "the same hours of the 4 weeks before",
  dimensions,
});
const whole = madeAnomaly();
const germany = madeAnomaly({ id: 2, dimension: "country", value: "Germany" });
const group = (...anomalies: Group["anomalies"]): Group => ({
  anomalies,
  startedAt: Date.parse(at("14")),
  endedAt: null,
});

test.each([
  ["nothing is known", whole, null, {}],
  ["no dimension tells", whole, parts([]), {}],
  ["the series says it itself", germany, null, { country: "Germany" }],
  [
    "a value has seven tenths of it",
    whole,
    parts([of("country", 0.1, value("country", "Germany", 0.7, 30))]),
    { country: "Germany" },
  ],
  ["a value has less", whole, parts([of("country", 0.1, value("country", "Germany", 0.69, 30))]), {}],
  [
    "the value is most of the shop anyway",
    whole,
    parts([of("country", 0.1, value("country", "Germany", 0.9, 51))]),
    {},
  ],
  ["all changed about alike", whole, parts([of("country", 0.019, value("country", "Germany", 0.9, 30))]), {}],
  ["no value is shown", whole, parts([of("country", 0.5)]), {}],
  [
    "two dimensions tell",
    whole,
    parts([
      of("country", 0.2, value("country", "Germany", 0.8, 30)),
      of("payment_method", 0.1, value("payment_method", "card", 1, 40)),
    ]),
    { country: "Germany", payment_method: "card" },
  ],
  [
    "the series' own value stays, whatever the parts say",
    germany,
    parts([of("country", 0.2, value("country", "France", 0.9, 30))]),
    { country: "Germany" },
  ],
  [
    "a value's average order fell",
    madeAnomaly({ metric: "aov" }),
    parts([of("country", 0.1, { ...value("country", "Germany", 0.9, 99), rate: -30 })]),
    { country: "Germany" },
  ],
  [
    "a value's conversion fell",
    madeAnomaly({ metric: "conversion" }),
    // Two fifths of the visits: the rate effect is the change times that.
    parts([of("country", 0.1, { ...value("country", "Germany", 0.9, 0.04), rate: -0.016 })]),
    { country: "Germany" },
  ],
  [
    "the conversion of most of the shop fell",
    madeAnomaly({ metric: "conversion" }),
    parts([of("country", 0.1, { ...value("country", "Germany", 0.9, 0.04), rate: -0.024 })]),
    {},
  ],
  [
    "nothing was expected",
    whole,
    { ...parts([of("country", 0.2, value("country", "Germany", 0.9, 0))]), expected: 0 },
    { country: "Germany" },
  ],
] as const)("where it is when %s", (_, lead, contributions, where) => {
  expect(whereOf(lead, contributions)).toEqual(where);
});

const money = (low: number): MoneyAtStake => ({ value: low + 100, low, high: low + 200, currency: "EUR", n: 3 });
const unknown: MoneyAtStake = { reason: "not_enough_data", detail: "" };
test.each([
  ["half of the orders is gone", "orders", -0.5, money(1), "critical"],
  ["fewer orders are gone", "orders", -0.49, money(1), "warning"],
  ["conversion is gone and the loss may still be chance", "conversion", -0.9, money(-500), "critical"],
  ["orders are gone and it is not known what they cost", "orders", -0.9, unknown, "critical"],
  ["visits are gone and money surely lost", "sessions", -0.9, money(1), "warning"],
  ["visits are gone and the sales go on", "sessions", -0.9, money(-500), "info"],
  ["refunds have doubled and money surely lost", "refunds", 1, money(1), "warning"],
  ["orders are smaller and it is not known what that cost", "aov", -0.9, unknown, "info"],
] as const)("when %s, the severity follows", (_, metric, change, at_stake, severity) => {
  expect(severityOf(madeAnomaly({ metric, change }), at_stake)).toBe(severity);
});

test("the question is of the first that began within two hours of the one that shows it best", () => {
  const early = madeAnomaly({ id: 2, metric: "conversion", z: -3, started_at: at("12") });
  const tooEarly = madeAnomaly({ id: 3, metric: "sessions", z: -3, started_at: at("11:59") });
  const question = questionOf(group(whole, early, tooEarly), { country: "Germany" });
  expect(question.at.toISOString()).toBe(at("12"));
  expect(question).toMatchObject({ bucketMinutes: 60, dimensions: { country: "Germany" } });
  expect(question.beganBy?.toISOString()).toBe(at("15"));
  expect(question.changes).toEqual([
    { metric: "orders", direction: "down" },
    { metric: "conversion", direction: "down" },
    { metric: "sessions", direction: "down" },
  ]);
});

test.each([
  ["until its end", { ended_at: at("17") }, at("17")],
  ["while it goes on, until it was seen", { ended_at: null, detected_at: at("15") }, at("15")],
  ["seen after its end, until it was seen", { ended_at: at("15"), detected_at: at("19") }, at("19")],
])("it is known to have gone on %s", (_, more, until) => {
  expect(questionOf(group(madeAnomaly(more)), {}).until?.toISOString()).toBe(until);
});

test.each([
  ["of the whole shop is what the shop lost", whole, 0.6],
  ["of a slice is not weighed against the shop", germany, undefined],
  ["of a rise is none", madeAnomaly({ metric: "refunds", direction: "up", change: 2 }), undefined],
])("the loss %s", (_, lead, loss) => expect(questionOf(group(lead), {}).loss).toBe(loss));

test("money is that of the series that shows it best", () => {
  expect(scopeOf(group(germany))).toEqual({ dimension: "country", value: "Germany" });
  expect(scopeOf(group(germany, whole))).toEqual({ dimension: "", value: "" });
});

test("the digest changes with any anomaly and with nothing else", () => {
  const one = digestOf(group(whole));
  expect(digestOf({ ...group(whole), startedAt: 0 })).toBe(one);
  expect(digestOf(group({ ...whole, incident_id: 7 }))).toBe(one);
  for (const more of [{ ended_at: at("18") }, { actual: 41 }, { buckets: 4 }, { started_at: at("13") }])
    expect(digestOf(group({ ...whole, ...more }))).not.toBe(one);
});
