import { config } from "@grafana/runtime";
import { afterEach, expect, test } from "vitest";
import { exploreHref } from "./exploreHref.ts";
import { inConsole } from "./host.ts";
import { toLogQl } from "./logQl.ts";

const none = { service: [], level: [], env: [], source: [], search: "" };

afterEach(() => {
  Reflect.deleteProperty(config.bootData, "host");
});

test("filters become LogQL, escaped as Loki reads it", () => {
  expect(toLogQl({ ...none, service: ["checkout"], level: ["error"], search: 'say "no" (now)' })).toBe(
    String.raw`{service_name="checkout", level="error"} |~ "(?i)say \"no\" \\(now\\)"`,
  );
  expect(toLogQl({ ...none, service: ["a.b", "c"] })).toBe(String.raw`{service_name=~"a\\.b|c"}`);
});

test("without a filter there is still a matcher, as Loki demands", () => {
  expect(toLogQl(none)).toBe('{service_name=~".+"}');
});

test("Explore opens on the data source, the question and the range", () => {
  const url = new URL(
    exploreHref("vigie-loki", '{level="error"}', { from: "now-1h", to: "2026-11-21T11:00:00Z" }),
    "http://g",
  );
  const { vigie } = JSON.parse(url.searchParams.get("panes") ?? "{}");
  expect(url.pathname).toBe("/explore");
  expect(vigie.datasource).toBe("vigie-loki");
  expect(vigie.queries[0]).toMatchObject({ expr: '{level="error"}', datasource: { type: "loki", uid: "vigie-loki" } });
  expect(vigie.range).toEqual({ from: "now-1h", to: String(Date.parse("2026-11-21T11:00:00Z")) });
});

test("the console is told apart from Grafana", () => {
  expect(inConsole()).toBe(false);
  Reflect.set(config.bootData, "host", "vigie-console");
  expect(inConsole()).toBe(true);
});
