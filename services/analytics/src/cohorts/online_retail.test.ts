import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestApi } from "../testing/api.ts";
import { hasOnlineRetail, onlineRetail, reference } from "../testing/online_retail.ts";
import type { CohortsDoc } from "./schema.ts";

interface Cell {
  cohort: string;
  period: number;
  customers: number;
  revenue: number;
}

describe.skipIf(!hasOnlineRetail)("the cohorts of a real shop's year, against pandas", () => {
  let api: TestApi;
  const expected = hasOnlineRetail
    ? reference<Record<"weekly" | "monthly", Cell[]>>("online_retail_cohorts")
    : undefined;
  const ask = (grain: string, more: string) =>
    api.get<CohortsDoc>(`/v1/cohorts?grain=${grain}&from=2010-11-29&to=2012-01-01&show=value&${more}`);
  const told = async (grain: string, metric: string) =>
    (await ask(grain, `metric=${metric}`)).cohorts.flatMap(({ cohort, cells }) =>
      cells.flatMap(({ period, cell }) => ("value" in cell && cell.value !== 0 ? [[cohort, period, cell.value]] : [])),
    );

  beforeAll(async () => {
    api = await onlineRetail();
  }, 300_000);
  afterAll(() => api.close());

  test.each([
    ["week", "weekly"],
    ["month", "monthly"],
  ] as const)("customers and revenue of every cell by %s are exact", async (grain, name) => {
    const cells = expected?.[name] ?? [];
    expect(cells.length).toBeGreaterThan(90);
    expect(await told(grain, "customers")).toEqual(cells.map((it) => [it.cohort, it.period, it.customers]));
    const cents = (it: readonly unknown[][]) =>
      it.map(([cohort, period, value]) => [cohort, period, Math.round(Number(value) * 100)]);
    expect(cents(await told(grain, "gross_revenue"))).toEqual(
      cents(cells.map((it) => [it.cohort, it.period, it.revenue])),
    );
  });

  test("weeks and months that the data do not reach the end of are marked, and in no mean", async () => {
    const doc = await ask("month", "metric=customers");
    expect(doc.complete_until).toBe("2011-12-10");
    expect(doc.cohorts[0]?.cells.map((it) => it.complete)).toEqual([...new Array(12).fill(true), false]);
    const [first] = doc.cohorts;
    expect(doc.mean.at(-1)).toEqual({ period: 11, cohorts: 1, cell: { value: 445, n: first?.size } });
    expect(doc.sentence).toBe(
      "24 % of customers buy again in the month after that of their first order; of the latest 3 months' customers 23 %, no clear change.",
    );
  });
});
