import { expect, test } from "vitest";
import { countFilters, readViewState, sharedSearch, toggleFilter, writeParams, writeViewState } from "./viewState.ts";

test("an empty address means the last 28 days against the period before", () => {
  expect(readViewState("")).toEqual({
    range: { from: "now-27d/d", to: "now/d" },
    compare: "previous_period",
    interval: "auto",
    filters: {},
    timeZone: undefined,
  });
});

test("what is written reads back the same", () => {
  const state = {
    range: { from: "2010-12-01", to: "2011-12-10" },
    compare: "last_year",
    interval: "week",
    filters: { country: ["France", "United Kingdom"], store: ["7"] },
    timeZone: "Europe/Paris",
  } as const;
  const search = writeViewState("", { ...state, filters: { country: [...state.filters.country], store: ["7"] } });
  expect(readViewState(search)).toEqual(state);
  expect(search).toBe(
    "?from=2010-12-01&to=2011-12-10&compare=last_year&interval=week&timezone=Europe/Paris&store=7&country=France&country=United+Kingdom",
  );
});

test("defaults leave the address clean, other parameters stay", () => {
  expect(writeViewState("?metric=orders&compare=none", { compare: "previous_period" })).toBe("?metric=orders");
});

test("unknown values fall back instead of breaking the page", () => {
  expect(readViewState("?compare=whatever&interval=fortnight&from=2026-01-01")).toMatchObject({
    compare: "previous_period",
    interval: "auto",
    range: { from: "now-27d/d" },
  });
});

test("a filter's value toggles on and off and an empty filter disappears", () => {
  const on = toggleFilter({}, "country", "France");
  expect(on).toEqual({ country: ["France"] });
  expect(toggleFilter(on, "country", "France")).toEqual({});
  expect(countFilters(toggleFilter(on, "store", "7"))).toBe(2);
});

test("a link to another page takes range and filters along, not the page's own state", () => {
  expect(sharedSearch("?sort=-units&search=bird&country=France&from=now-6d/d&to=now/d")).toBe(
    "?from=now-6d/d&to=now/d&country=France",
  );
});

test("a page's own parameter is dropped when it has no value", () => {
  expect(writeParams("?page=3&cursor=x&sort=name", { page: undefined, cursor: undefined })).toBe("?sort=name");
});

test("a page's own default range stays out of the address and does not follow to other pages", () => {
  const home = { from: "now-1h", to: "now" };
  expect(readViewState("", home).range).toEqual(home);
  expect(writeViewState("", { range: home }, home)).toBe("");
  expect(sharedSearch(writeViewState("", { range: home }, home))).toBe("");
});

test("a chosen range follows, even where it is the default of another page", () => {
  const home = { from: "now-1h", to: "now" };
  const search = writeViewState("?level=error", { range: { from: "now-27d/d", to: "now/d" } }, home);
  expect(sharedSearch(search)).toBe("?from=now-27d/d&to=now/d");
  expect(readViewState(sharedSearch(search)).range).toEqual({ from: "now-27d/d", to: "now/d" });
});

test("a page's own parameter may be given several times", () => {
  expect(writeParams("?level=info&x=1", { level: ["error", "fatal"] })).toBe("?x=1&level=error&level=fatal");
  expect(writeParams("?level=info", { level: [] })).toBe("");
});
