import { config } from "@grafana/runtime";
import { expect, test } from "vitest";
import type { Signal } from "../api/types.ts";
import { deploy, shell } from "../testing/signals.ts";
import { isDrawn, kindsParam, readKinds, USUAL } from "./kinds.ts";
import { type Axis, bands, placeMarks } from "./marks.ts";
import { sameThings } from "./sameThings.ts";
import { signalHref } from "./signalHref.ts";

const at = (text: string) => Date.parse(`2026-11-21T${text}:00Z`);
const axis: Axis = { from: at("09:00"), to: at("11:00"), width: 1200, place: Date.parse };

test("the usual kinds leave the address clean, and none is not the usual", () => {
  expect(readKinds(new URLSearchParams())).toEqual(USUAL);
  expect(kindsParam(USUAL.toReversed())).toBeUndefined();
  expect(readKinds(new URLSearchParams(`signals=${kindsParam([])}`))).toEqual([]);
  expect(readKinds(new URLSearchParams("signals=falco,deploy,nonsense"))).toEqual(["deploy", "falco"]);
});

test("a product that sold out unnoticed is not drawn, one that matters is", () => {
  expect([
    isDrawn({ kind: "stock_out", severity: "info" }),
    isDrawn({ kind: "stock_out", severity: "warning" }),
  ]).toEqual([false, true]);
});

test("marks whose buttons would overlap become one, as severe as its worst", () => {
  const marks = placeMarks([shell, deploy], axis);
  expect(marks).toHaveLength(1);
  expect(marks[0]).toMatchObject({ x: 600, severity: "critical" });
  expect(marks[0]?.signals.map(({ id }) => id)).toEqual([1, 2]);
  const later = { ...shell, started_at: "2026-11-21T10:30:00Z", ended_at: "2026-11-21T10:30:00Z" };
  expect(placeMarks([later, deploy], axis).map(({ x }) => x)).toEqual([600, 900]);
});

test("what lies outside is not drawn, what reaches in is cut, what goes on reaches to the edge", () => {
  const before = { ...deploy, started_at: "2026-11-21T08:00:00Z", ended_at: "2026-11-21T08:30:00Z" };
  expect(placeMarks([before], axis)).toEqual([]);
  expect(bands([{ ...before, ended_at: "2026-11-21T10:00:00Z" }], axis)).toMatchObject([{ x: 0, width: 600 }]);
  expect(bands([{ ...deploy, ended_at: null }], axis)).toMatchObject([{ x: 600, width: 600 }]);
  expect(bands([shell], axis)).toEqual([]);
});

test("the same thing many times is one line, the worst first", () => {
  const again = { ...deploy, id: 3, started_at: "2026-11-21T10:30:00.000Z" };
  const things = sameThings([deploy, again, shell]);
  expect(things.map(({ newest, times }) => [newest.title, times])).toEqual([
    ["Shell in checkout", 1],
    ["checkout 2.14.1 deployed", 2],
  ]);
  expect(things[1]?.newest.id).toBe(3);
});

test("each kind leads to the page that shows it", () => {
  const app = "/a/vigie-commerce-app";
  expect(signalHref(shell, "?store=7")).toBe(`${app}/security/7?store=7`);
  expect(signalHref(deploy, "")).toBe(
    `${app}/operations?from=2026-11-21T09:45:00.000Z&to=2026-11-21T10:20:00.000Z#deploys`,
  );
  const burst: Signal = { ...deploy, kind: "log_burst", dimensions: { service: "payments" }, ended_at: null };
  expect(signalHref(burst, "")).toBe(
    `${app}/logs?from=2026-11-21T09:45:00.000Z&to=2026-11-21T10:15:00.000Z&service=payments`,
  );
  expect(signalHref({ ...deploy, kind: "stock_out", dimensions: { product: "P 1" } }, "")).toBe(
    `${app}/products/P%201`,
  );
});

test("in a Grafana with the Loki data source, logs lead to Explore", () => {
  const burst: Signal = { ...deploy, kind: "log_burst", dimensions: { service: "payments" } };
  Reflect.set(config, "datasources", { Loki: { uid: "vigie-loki", type: "loki" } });
  try {
    const url = new URL(signalHref(burst, "") ?? "", "http://g");
    expect(url.pathname).toBe("/explore");
    expect(url.searchParams.get("panes")).toContain(String.raw`{service_name=\"payments\"}`);
  } finally {
    Reflect.set(config, "datasources", {});
  }
});

test.each(["javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x"])(
  "an address from outside leads nowhere but to the web: %s",
  (url) => {
    expect(signalHref({ ...deploy, kind: "campaign", url }, "")).toBeUndefined();
    expect(signalHref({ ...deploy, kind: "campaign", url: "https://a.example/x" }, "")).toBe("https://a.example/x");
  },
);
