import { expect, test } from "vitest";
import { kpiRequest, overviewRequest, productRequest, productsRequest, toUrl, withoutFilter } from "./request.ts";

const slice = { from: "2026-10-25", to: "2026-11-22", filters: { country: ["France", "Côte d'Ivoire"] } };

test("the overview is asked for with range, comparison and every value of a filter", () => {
  expect(toUrl(overviewRequest(slice, "last_year"))).toBe(
    "/v1/analytics/overview?from=2026-10-25&to=2026-11-22&compare=last_year&country=France&country=C%C3%B4te+d%27Ivoire",
  );
});

test("a KPI's question leaves out what was not asked", () => {
  const query = { ...slice, filters: {}, metric: "net_revenue", interval: "day", compare: "none" } as const;
  expect(toUrl(kpiRequest(query))).toBe("/v1/kpis/net_revenue?from=2026-10-25&to=2026-11-22&interval=day&compare=none");
});

test("a breakdown names its dimension, product and limit", () => {
  const query = { ...slice, filters: {}, metric: "units", interval: "none", compare: "none" } as const;
  expect(toUrl(kpiRequest({ ...query, groupBy: "store", product: "22423", limit: 8 }))).toBe(
    "/v1/kpis/units?from=2026-10-25&to=2026-11-22&interval=none&compare=none&group_by=store&product=22423&limit=8",
  );
});

test("products are sorted with the API's leading minus, and an empty search is not sent", () => {
  const query = { ...slice, filters: {}, sort: "margin", search: "", limit: 25 } as const;
  expect(toUrl(productsRequest({ ...query, descending: true }))).toBe(
    "/v1/products?from=2026-10-25&to=2026-11-22&sort=-margin&limit=25",
  );
  expect(toUrl(productsRequest({ ...query, descending: false, search: "bird", cursor: "c2" }))).toBe(
    "/v1/products?from=2026-10-25&to=2026-11-22&sort=margin&search=bird&limit=25&cursor=c2",
  );
});

test("a product's number cannot leave its place in the path", () => {
  expect(toUrl(productRequest("../../token?x", { ...slice, filters: {} }))).toBe(
    "/v1/products/..%2F..%2Ftoken%3Fx?from=2026-10-25&to=2026-11-22",
  );
});

test("a breakdown ignores its own dimension's filter and keeps the others", () => {
  expect(withoutFilter({ country: ["France"], store: ["1"] }, "country")).toEqual({ store: ["1"] });
});
