import { expect, test } from "vitest";
import { describeMetric } from "../kpis/index.ts";
import { postMortem } from "./postMortem.ts";
import type { Contribution, ContributionsDoc, IncidentDoc } from "./schema.ts";
import { clockTime as at, madeIncident, madeSignal, noCauses } from "./testing.ts";

const orders = describeMetric("orders");
const doc = (more: Partial<IncidentDoc> = {}): IncidentDoc => {
  const incident = more.incident ?? madeIncident();
  return {
    incident,
    sentence: "Orders were 60 % below expected.",
    window: { from: at("00"), to: at("23") },
    chart: { metric: orders, currency: null, dimension: "", value: "", rows: [] },
    revenue: { metric: orders, currency: "EUR", rows: [] },
    clean_money: incident.money,
    anomalies: [],
    signals: [],
    errors: null,
    lines: [],
    causes: noCauses,
    contributions: null,
    notifications: [],
    events: [],
    timeline: [],
    computed_at: at("23"),
    ...more,
  };
};
const cause = (title: string, evidence: string, likely: boolean) =>
  ({ likely, evidence, signal: madeSignal({ title }) }) as IncidentDoc["causes"]["causes"][number];
const causes = (...all: IncidentDoc["causes"]["causes"]) => ({ ...noCauses, causes: all });
const part = (label: string, share: number, children: Contribution[] = []) =>
  ({ label, share, children }) as Contribution;
const parts = (...values: Contribution[]): ContributionsDoc => ({
  metric: orders,
  actual: 40,
  expected: 100,
  minimum_share: 0.1,
  compared_with: "the same hours of the 4 weeks before",
  dimensions: [{ dimension: "country", name: "Country", surprise: 0.2, values }],
});
const wild = "a|b *x* _y_ [z](http://evil) <script> `c` # d ~e~ {f} \\g\nsecond line";
const tame = "a\\|b \\*x\\* \\_y\\_ \\[z\\](http://evil) \\<script\\> \\`c\\` \\# d \\~e\\~ \\{f\\} \\\\g second line";

test("of an incident of which little is known what is known is filled in, and the rest asked for", () => {
  expect(postMortem(doc())).toBe(`# Orders 60 % below expected, 2026-11-21

Orders were 60 % below expected.

## Impact

- When: from 14:00 to 17:00 UTC on 21 November
- Revenue at stake: 900 EUR (95 % interval 700 to 1,100)
- Detected: 2026-11-21 15:00 UTC

## Causes, the likeliest first

Nothing that Vigie knows of happened before it.

## Where

Everywhere alike.

## Timeline (UTC)


## What we learnt

- 

## What we will do

- [ ] 
`);
});

test("text of others is shown as text, wherever it stands", () => {
  const text = postMortem(
    doc({
      incident: madeIncident({ title: wild }),
      sentence: `Likeliest cause: ${wild}.`,
      causes: causes(cause(wild, wild, true)),
      contributions: parts(part(wild, 0.9)),
      timeline: [{ at: at("14"), kind: "triage", text: wild, by: wild }],
    }),
  );
  expect(text).toContain(`# ${tame}, 2026-11-21`);
  expect(text).toContain(`Likeliest cause: ${tame}.`);
  expect(text).toContain(`1. **${tame}** (likely): ${tame}`);
  expect(text).toContain(`- ${tame}: 90 % of the change`);
  expect(text).toContain(`- 2026-11-21 14:00 ${tame} (${tame})`);
  expect(text).not.toContain("<script>");
  expect(text.split("\n").some((line) => line.startsWith("second line"))).toBe(false);
});

test("log lines are code, one line each, the last ten", () => {
  const line = (n: number) => ({
    at: at("14"),
    service: "payment",
    level: "error",
    message: `refused ${n}\n# no heading`,
  });
  const lines = Array.from({ length: 12 }, (_, n) => line(n)) as unknown as IncidentDoc["lines"];
  const shown = postMortem(doc({ lines }))
    .split("\n")
    .filter((it) => it.includes("refused"));
  expect(shown).toHaveLength(10);
  expect(shown[0]).toBe("    14:00:00 payment error refused 2 # no heading");
});

test("five causes are enough", () => {
  const many = causes(...[1, 2, 3, 4, 5, 6].map((n) => cause(`deploy ${n}`, "Near.", n === 1)));
  const text = postMortem(doc({ causes: many }));
  expect(text).toContain("1. **deploy 1** (likely): Near.\n2. **deploy 2**: Near.");
  expect(text).not.toContain("deploy 6");
});

test.each([
  [
    "one value has half of it",
    parts(part("Germany", 0.5, [part("card", 1)])),
    "By country:\n- Germany: 50 % of the change\n  - card: 100 % of the change",
  ],
  ["no value has", parts(part("Germany", 0.49)), "Everywhere alike."],
  ["nothing is shown", parts(), "Everywhere alike."],
])("where it is when %s", (_, contributions, text) => expect(postMortem(doc({ contributions }))).toContain(text));

test("money without the orders of an attack stands beside it where it is another", () => {
  const clean_money = { value: 1_500, low: 1_200, high: 1_800, currency: "EUR", n: 3 };
  expect(postMortem(doc())).not.toContain("Without orders marked as an attack");
  expect(postMortem(doc({ clean_money }))).toContain(
    "- Without orders marked as an attack: 1,500 EUR (95 % interval 1,200 to 1,800)",
  );
  const incident = madeIncident({ money: { reason: "not_enough_data", detail: "There is not enough history." } });
  expect(postMortem(doc({ incident }))).toContain("- Revenue at stake: There is not enough history.");
});
