import { expect, test } from "vitest";
import { noSessions, value } from "../testing/docs.ts";
import { cellValue, countOf, formatCell, formatChange, formatCompact, formatNumber } from "./cell.ts";
import { toCsv } from "./csv.ts";

test("money is shown to the minor unit with its currency", () => {
  expect(formatNumber(10_666_684.544, "money", "GBP", "en-GB")).toBe("£10,666,684.54");
  expect(formatNumber(1200, "money", "JPY", "en-GB")).toBe("JP¥1,200");
});

test("money without a currency never borrows one", () => {
  expect(formatNumber(12.5, "money", null, "en-GB")).toBe("12.50");
});

test("ratios are percentages, counts are whole, items keep two places", () => {
  expect(formatNumber(0.02836, "ratio", null, "en-GB")).toBe("2.84%");
  expect(formatNumber(13257, "count", null, "en-GB")).toBe("13,257");
  expect(formatNumber(3.1449, "items", null, "en-GB")).toBe("3.14");
});

test("an undefined cell is a dash with its reason and never a zero", () => {
  expect(formatCell(noSessions, "ratio", null)).toEqual({ text: "–", reason: "No sessions: Sessions carry no store." });
  expect(cellValue(noSessions)).toBeNull();
});

test("a true zero stays a zero", () => {
  expect(formatCell(value(0), "count", null)).toEqual({ text: "0" });
});

test("changes always carry their sign", () => {
  expect([formatChange(0.123, "en-GB"), formatChange(-0.02, "en-GB"), formatChange(0, "en-GB")]).toEqual([
    "+12.3%",
    "-2%",
    "0%",
  ]);
});

test("axes use short figures", () => {
  expect(formatCompact(12_345, "money", "GBP", "en-US")).toBe("£12.3K");
  expect(formatCompact(0.125, "ratio", null, "en-GB")).toBe("12.5%");
});

test("one order is not one orders", () => {
  expect([countOf(1, "orders", "en-GB"), countOf(1234, "orders", "en-GB")]).toEqual(["1 order", "1,234 orders"]);
});

test("CSV quotes what it must and defuses spreadsheet formulas", () => {
  expect(
    toCsv(
      ["name", "n"],
      [
        ['Say "hi", you', 1],
        ["=HYPERLINK(1)", null],
      ],
    ),
  ).toBe('name,n\r\n"Say ""hi"", you",1\r\n\'=HYPERLINK(1),');
});
