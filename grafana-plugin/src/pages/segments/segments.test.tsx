import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { luminance } from "../../shared/cohorts/scale.ts";
import { fakeBackend } from "../../shared/testing/backend.ts";
import { segments } from "../../shared/testing/segments.ts";
import { testView } from "../../shared/testing/view.ts";
import { FlowsPanel } from "./FlowsPanel.tsx";
import { flowsCsv, flowsOf, isFirst } from "./flows.ts";
import { KindsPanel } from "./KindsPanel.tsx";
import { markOf, outline } from "./marks.ts";
import { PicturePanel } from "./PicturePanel.tsx";
import { axisWords, centresOf, pictureText, placeIn, pointsCsv, scaleOf } from "./picture.ts";
import { apartWords, profileCsv, traitRows, traitText, zText } from "./profile.ts";
import { pickedOf, readSegmentsState, togglePicked } from "./segmentsState.ts";
import { TriedPanel } from "./TriedPanel.tsx";
import { chosenOf, chosenWords, triedCsv } from "./tried.ts";

const stateOf = (search: string) =>
  readSegmentsState({ params: new URLSearchParams(search), filters: { currency: ["EUR"] } });
const none = { picked: undefined, onPick: () => {} };
const [few, many] = segments.segments as [(typeof segments.segments)[0], (typeof segments.segments)[0]];

test("the address holds the segment that is picked out; nonsense and one that is gone count as none", () => {
  expect(stateOf("kind=2")).toEqual({ currency: "EUR", kind: 2 });
  expect([pickedOf(segments, stateOf("kind=2")), pickedOf(segments, stateOf("kind=9"))]).toEqual([2, undefined]);
  expect(["kind=0", "kind=x", "kind=1.5", ""].map((it) => stateOf(it).kind)).toEqual(Array(4).fill(undefined));
  expect([togglePicked(2, 2), togglePicked(2, 1)]).toEqual([{ kind: undefined }, { kind: "1" }]);
});

test("means have units, money the document's currency and no cents", () => {
  const units = ["money", "ratio", "days", "count"] as const;
  expect(units.map((unit) => traitText(unit === "ratio" ? 0.031 : 12.34, unit, "EUR", "en-GB"))).toEqual([
    "€12",
    "3.1%",
    "12 days",
    "12",
  ]);
  expect(traitText(1.58, "count", "EUR", "en-GB")).toBe("1.6");
  expect(zText(0.931, "en-GB")).toBe("+0.93");
});

test("what sets a segment apart begins with the strongest and leaves out what does not", () => {
  expect(apartWords(many, "EUR", "en-GB")).toEqual(["Bought for: €430 (all: €340)", "Orders: 4.3 (all: 3.4)"]);
});

test("the profile turned about has a row a feature", () => {
  expect(traitRows(segments).map(({ feature, means }) => [feature, ...means])).toEqual([
    ["orders", 2.8, 4.3],
    ["monetary", 280, 430],
    ["refund_share", 0.03, 0.03],
  ]);
  expect(profileCsv(segments).split("\r\n")[2]).toBe("1,Few orders,monetary,money,EUR,280,340,-1.2");
});

test("axes are named by their two strongest features, with the share they show", () => {
  expect(segments.axes.map((axis) => axisWords(axis, "en-GB"))).toEqual([
    "more “orders”, more “bought for” (65% of all differences)",
    "less “share refunded” (27% of all differences)",
  ]);
});

test("the picture is told in words, segment by segment", () => {
  expect(centresOf(segments).map(({ points, x }) => [points, x])).toEqual([
    [6, -2.5],
    [4, 2.5],
  ]);
  const text = pictureText(segments, "en-GB");
  expect(text).toContain("10 points, each a customer. Across: more “orders”");
  expect(text).toContain("Few orders: 6 points, their middle -2.5 across and 1 up.");
  expect(pointsCsv(segments).split("\r\n")[7]).toBe("1,0,2,Many orders");
});

test("a scale keeps points off the frame, even where all are the same", () => {
  const scale = scaleOf([0, 10]);
  expect([placeIn(scale, 0) > 0, placeIn(scale, 10) < 1, placeIn(scaleOf([3, 3]), 3)]).toEqual([true, true, 0.5]);
});

test("up to twelve segments no two look the same, and each stands out from its page by 3 to 1", () => {
  for (const [isDark, page] of [
    [true, [24, 27, 31]],
    [false, [255, 255, 255]],
  ] as const) {
    const marks = Array.from({ length: 12 }, (_, segment) => markOf(segment, isDark));
    expect(new Set(marks.map(({ color, shape }) => color + shape)).size).toBe(12);
    for (const { color } of marks) {
      const rgb = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
      const [a = 0, b = 0] = [luminance(rgb), luminance(page)].sort((x, y) => y - x);
      expect((a + 0.05) / (b + 0.05), color).toBeGreaterThan(3);
    }
  }
  const shapes = Array.from({ length: 6 }, (_, segment) => outline(markOf(segment, true).shape, 10, 10, 3));
  expect(new Set(shapes).size).toBe(6);
  expect(shapes.every((path) => /^M.+Z$/.test(path) && !path.includes("NaN"))).toBe(true);
});

test("the number with the best silhouette is the chosen one; what could not be known is not nought", () => {
  expect(chosenOf(segments)?.segments).toBe(2);
  expect(chosenWords(segments, "en-GB")).toBe(
    "2 to 4 segments were tried: 2 lie best apart, with a silhouette of 0.38.",
  );
  expect(chosenWords({ tried: [] })).toBe("Not enough data: nothing was tried.");
  expect(triedCsv(segments).split("\r\n").slice(1)).toEqual([
    "2,0.38,500,1.04,0.95,true",
    "3,0.3,333.3333333333333,1.04,0.95,false",
    "4,,250,1.04,0.95,false",
  ]);
});

test("all numbers tried are drawn and listed, the chosen one marked", async () => {
  render(<TriedPanel doc={segments} view={testView()} loading={false} />);
  expect(screen.getByRole("img", { name: "Silhouette by number of segments. 2: 0.38, 3: 0.30." })).toBeTruthy();
  expect(screen.getByText("Orders, Bought for, Share refunded")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "How many segments, and why as table" }));
  const rows = screen.getAllByRole("row").map((row) => row.textContent ?? "");
  expect(rows.filter((text) => text.endsWith("Chosen"))).toHaveLength(2);
  expect(rows.at(-1)).toContain("Not enough data");
});

test("moves of customers and segments that changed are kept apart", () => {
  const { moves, refits } = flowsOf(segments);
  expect(moves).toHaveLength(3);
  expect(refits.map(({ as_of, flows }) => [as_of, flows.length])).toEqual([["2026-11-19", 1]]);
  expect(flowsCsv(segments).split("\r\n")[2]).toBe("2026-11-21,new,Few orders,2,false");
  render(<FlowsPanel doc={segments} loading={false} />);
  expect(screen.getByText("7 moves between segments, 2 came new.")).toBeTruthy();
  const changed = screen.getByRole("region", { name: /^The segments themselves changed on .+, from and to$/ });
  expect(within(changed).getByRole("rowheader").textContent).toBe("Old kind");
});

test("the day on which segments were first found is no move of everybody", () => {
  const first = { as_of: "2026-11-21", from: "", to: "Few orders", customers: 100, refitted: false };
  expect([isFirst({ ...segments, flows: [first] }), isFirst(segments)]).toEqual([true, false]);
  const { rerender } = render(<FlowsPanel doc={{ ...segments, flows: [first] }} loading={false} />);
  expect(screen.getByText(/^Segments were first found on /)).toBeTruthy();
  rerender(<FlowsPanel doc={{ ...segments, flows: [] }} loading={false} />);
  expect(screen.getByText(/^Nobody is known to have moved/)).toBeTruthy();
});

test("a card tells size, share and sales, picks its segment out and hands over its customers", async () => {
  URL.createObjectURL = () => "blob:";
  URL.revokeObjectURL = () => {};
  const backend = fakeBackend();
  const onPick = vi.fn();
  render(<KindsPanel doc={segments} loading={false} picked={1} onPick={onPick} />);
  expect(screen.getByText("60 customers · 60%")).toBeTruthy();
  expect(screen.getByText("40% of sales")).toBeTruthy();
  expect(screen.getByRole("button", { pressed: true }).textContent).toBe(few.name);
  await userEvent.click(screen.getByRole("button", { name: "Many orders" }));
  expect(onPick).toHaveBeenCalledWith(2);
  await userEvent.click(screen.getByRole("button", { name: "Download the customers of Many orders as CSV" }));
  expect(backend.sent.at(-1)?.url).toContain("/v1/customers/export?kind=2&currency=EUR");
});

test("without scores the share of sales tells why it is missing", () => {
  const monetary_share = { reason: "not_enough_data" as const, detail: "Customers are not scored yet.", n: 0 };
  render(<KindsPanel doc={{ ...segments, segments: [{ ...few, monetary_share }] }} loading={false} {...none} />);
  expect(screen.getByText("Share of sales: Customers are not scored yet.")).toBeTruthy();
});

test("in the picture what is not picked out steps back, and the picture can be had as PNG", async () => {
  URL.createObjectURL = () => "blob:";
  const backend = fakeBackend();
  render(<PicturePanel doc={segments} loading={false} {...none} picked={2} />);
  const opacity = (kind: number) => Number(screen.getByTestId(`points-${kind}`).getAttribute("fill-opacity"));
  expect(opacity(1)).toBeLessThan(opacity(2));
  expect(screen.getByRole("img", { name: /^10 points, each a customer/ })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Download Picture of all customers as PNG" }));
  expect(backend.sent.at(-1)).toMatchObject({ responseType: "blob" });
  expect(backend.sent.at(-1)?.url).toContain("/v1/segments/picture?currency=EUR");
});
