import { expect, test } from "vitest";
import { todayWords } from "./today.ts";

const outage = {
  title: "Orders 92 % below expected",
  started_at: "2026-11-21T14:00:00Z",
  open: true,
  cause: "412 errors of payment",
};

test.each([
  [[], {}, "Today: nothing left its band."],
  [[], { deploy: 1, stock_out: 2 }, "Today: nothing left its band; 1 deploy, 2 best sellers sold out."],
  [[outage], {}, "Today: Orders 92 % below expected, since 14:00 UTC (likeliest cause: 412 errors of payment)."],
  [
    [{ ...outage, open: false, cause: null }, outage],
    { deploy: 3 },
    "Today: Orders 92 % below expected, from 14:00 UTC, over now (nothing known explains it) and 1 more incident; 3 deploys.",
  ],
])("what changed today: %o with %o", (incidents, signals, sentence) => {
  expect(todayWords({ incidents, signals: signals as Record<string, number> })).toBe(sentence);
});
