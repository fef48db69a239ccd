import { describe, expect, test } from "vitest";
import { describeMetric } from "../kpis/index.ts";
import type { Cause } from "./schema.ts";
import { clockTime as at, madeIncident, madeSignal } from "./testing.ts";
import { costSentence, incidentSentence, listSentence, moneyWords, spanWords, whatWords } from "./words.ts";

const unknown = { reason: "not_enough_data", detail: "" } as const;
const money = (value: number, half: number) => ({
  value,
  low: value - half,
  high: value + half,
  currency: "EUR",
  n: 3,
});
const cause = (likely: boolean) => ({ likely, signal: madeSignal() }) as Cause;
const named = { signal_id: 1, kind: "deploy", title: "checkout 2.14.1 deployed", adjusted_p: 0.01 };
const open = madeIncident({ state: "open", ended_at: null });

describe("an incident in a sentence", () => {
  test.each([
    [
      "over, with its cause",
      madeIncident(),
      [cause(true)],
      "Orders were 60 % below expected from 14:00 to 17:00 UTC on 21 November; likeliest cause: checkout 2.14.1 deployed. It cost about 900 EUR (700 to 1,100).",
    ],
    [
      "over, with something before its likely cause that is not likely itself",
      madeIncident(),
      [{ ...cause(false), signal: { ...cause(false).signal, title: "a deploy" } }, cause(true)],
      "Orders were 60 % below expected from 14:00 to 17:00 UTC on 21 November; likeliest cause: checkout 2.14.1 deployed. It cost about 900 EUR (700 to 1,100).",
    ],
    [
      "open, with none that is likely",
      open,
      [cause(false)],
      "Orders are 60 % below expected since 14:00 UTC on 21 November; nothing known explains it. It has cost about 900 EUR (700 to 1,100).",
    ],
    [
      "in two places, without candidates",
      madeIncident({ dimensions: { country: "Germany", payment_method: "card" }, money: unknown }),
      [],
      "Orders (Germany, card) were 60 % below expected from 14:00 to 17:00 UTC on 21 November; nothing known explains it. What it cost cannot be said yet.",
    ],
  ])("%s", (_, incident, causes, sentence) => expect(incidentSentence(incident, causes)).toBe(sentence));
  test.each([
    ["conversion", null, "Conversion is 60 % below expected"],
    ["conversion", at("17"), "Conversion was 60 % below expected"],
    ["refunds", at("17"), "Refunds were 60 % below expected"],
  ] as const)("of %s that ended at %s", (metric, ended_at, words) => {
    expect(whatWords(madeIncident({ metric: describeMetric(metric), ended_at }))).toBe(words);
  });
  test("a rise is above", () =>
    expect(whatWords(madeIncident({ change: 1.2 }))).toBe("Orders were 120 % above expected"));
  test("over midnight both days are named", () => {
    const span = spanWords("2026-11-21T22:00:00.000Z", "2026-11-22T03:00:00.000Z");
    expect(span).toBe("from 22:00 UTC on 21 November to 03:00 UTC on 22 November");
  });
});

describe("what it cost", () => {
  test.each([
    ["is rounded as the interval allows", money(1_912, 700), false, "It cost about 1,910 EUR (1,212 to 2,612)."],
    ["goes on while it is open", money(900, 200), true, "It has cost about 900 EUR (700 to 1,100)."],
    [
      "may be nothing",
      money(100, 200),
      false,
      "About 100 EUR less than expected came in, which may still be chance (-100 to 300).",
    ],
    [
      "may just be nothing",
      money(200, 200),
      false,
      "About 200 EUR less than expected came in, which may still be chance (0 to 400).",
    ],
    ["is none", money(-50, 200), false, "No revenue is missing (-250 to 150 EUR)."],
    ["is a gain", money(-900, 200), false, "Revenue was above what was expected (-1,100 to -700 EUR)."],
    ["is not known", unknown, false, "What it cost cannot be said yet."],
  ])("%s", (_, at_stake, is_open, sentence) => expect(costSentence(at_stake, is_open)).toBe(sentence));
  test.each([
    [money(1_234, 0), "1,234 EUR"],
    [money(1_234, 90), "1,234 EUR"],
    [money(123_456, 20_000), "123,000 EUR"],
    [money(0, 0), "0 EUR"],
    [unknown, null],
  ])("%o in words: %s", (at_stake, words) => expect(moneyWords(at_stake)).toBe(words));
});

test.each([
  ["nothing judged", [], null, "No hour has been judged yet: there is not enough history, or it is being learnt."],
  ["nothing found", [], at("17"), "Nothing left its band in this range."],
  ["one over", [madeIncident()], at("17"), "No incident is open; one has ended."],
  ["two over", [madeIncident(), madeIncident()], at("17"), "No incident is open; 2 have ended."],
  [
    "one open",
    [open, madeIncident()],
    at("17"),
    "One incident is open: orders are 60 % below expected since 14:00 UTC; nothing known explains it.",
  ],
  [
    "one open with its cause",
    [{ ...open, cause: named }],
    at("17"),
    "One incident is open: orders are 60 % below expected since 14:00 UTC; likeliest cause: checkout 2.14.1 deployed.",
  ],
  [
    "several open",
    [open, open],
    at("17"),
    "2 incidents are open; the latest: orders are 60 % below expected since 14:00 UTC; nothing known explains it.",
  ],
])("the list with %s says so", (_, all, judgedTo, sentence) => expect(listSentence(all, judgedTo)).toBe(sentence));
