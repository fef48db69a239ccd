import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findMonitor, monitors, nameOf, watchOptionsOf } from "./monitors.ts";
import { monitorSettings } from "./schema.ts";

const documented = readFileSync(new URL("../../../../docs/methods/anomalies.md", import.meta.url), "utf8");

test("every monitor stands in the table of docs/methods/anomalies.md with the settings it comes with", () => {
  const rows = documented.split("\n").filter((line) => /^\| `[\w.]+` \| (yes|no) \|/.test(line));
  const expected = monitors.map(({ id, settings: it }) => {
    const rate = it.false_alarm_rate.toExponential(0);
    const change = `${Math.round(it.minimum_change * 100)} %`;
    return `| \`${id}\` | ${it.enabled ? "yes" : "no"} | ${it.direction} | ${rate} | ${change} | ${it.minimum_count} | ${it.minimum_buckets} |`;
  });
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

test("each has an id of its own and settings that could be saved", () => {
  expect(new Set(monitors.map((it) => it.id)).size).toBe(monitors.length);
  for (const { id, settings } of monitors) {
    expect(monitorSettings.parse(settings)).toEqual(settings);
    expect(findMonitor(id)?.id).toBe(id);
  }
  expect(findMonitor("nothing")).toBeUndefined();
});

test.each([
  ["orders", "Orders"],
  ["orders.country", "Orders by country"],
  ["orders.payment_method", "Orders by payment method"],
])("%s is called %s", (id, name) => expect(nameOf(findMonitor(id) as (typeof monitors)[number])).toBe(name));

test("settings reach the kernel", () => {
  const monitor = findMonitor("refunds") as (typeof monitors)[number];
  expect(watchOptionsOf(monitor)).toMatchObject({
    kind: "amount",
    direction: "up",
    minimumChange: 1,
    minimumBuckets: 2,
    season: 168,
  });
});
