import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestApi } from "../testing/api.ts";
import { hasOnlineRetail, onlineRetail, reference } from "../testing/online_retail.ts";
import type { CustomerDoc, CustomerListDoc, CustomersDoc, NewScoreDoc } from "./schema.ts";
import { scoreCustomers } from "./score.ts";

interface Sample {
  customer: number;
  recency_days: number;
  frequency: number;
  monetary: number;
  R: number;
  F: number;
  M: number;
  segment: string;
}
interface Reference {
  as_of: string;
  customers: number;
  segments: Record<string, number>;
  score_counts: Record<"R" | "F" | "M", Record<string, number>>;
  sample: Sample[];
}

describe.skipIf(!hasOnlineRetail)("the customers of a real shop, against pandas", () => {
  let api: TestApi;
  const expected = hasOnlineRetail ? reference<Reference>("online_retail_rfm") : ({} as Reference);
  const clock = () => new Date("2026-06-30T12:00:00Z");
  // The reference knows no recent customers: they are among its others.
  const named = (segment: string) => (segment === "recent" ? "other" : segment);
  beforeAll(async () => {
    api = await onlineRetail();
    await scoreCustomers(api.sql, { clock });
  }, 300_000);
  afterAll(() => api.close());

  test("RFM: counts of scores and segments are exact", async () => {
    const doc = await api.get<CustomersDoc>("/v1/customers/overview");
    expect(doc).toMatchObject({ as_of: expected.as_of, customers: expected.customers });
    const segments: Record<string, number> = {};
    for (const it of doc.segments) segments[named(it.name)] = (segments[named(it.name)] ?? 0) + it.customers;
    expect(segments).toEqual(expected.segments);
    for (const id of ["r", "f", "m"] as const) {
      const rows = await api.sql.unsafe(`select ${id} as score, count(*) as n from mart.customer_score group by 1`);
      const counts = Object.fromEntries(rows.map((row) => [row["score"], row["n"]]));
      expect(counts).toEqual(expected.score_counts[id.toUpperCase() as "R"]);
    }
  });

  test("RFM: every customer of the sample has its figures, scores and segment", async () => {
    for (const it of expected.sample) {
      const doc = await api.get<CustomerDoc>(`/v1/customers/${it.customer}`);
      expect(doc.recency_days).toBe(it.recency_days);
      expect(doc.orders).toBe(it.frequency);
      expect(doc.monetary).toBeCloseTo(it.monetary, 6);
      expect(doc.scores.map(({ score }) => score)).toEqual([it.R, it.F, it.M]);
      expect(named(doc.segment.name)).toBe(it.segment);
    }
  });

  test("a saved model scores anybody as it scored its own customers, without being fitted anew", async () => {
    for (const it of expected.sample) {
      const body = { recency_days: it.recency_days, orders: it.frequency, monetary: it.monetary, version: 1 };
      const { r, f, m, segment } = await api.post<NewScoreDoc>("/v1/customers/score", body);
      expect([r, f, m, named(segment)]).toEqual([it.R, it.F, it.M, it.segment]);
    }
    const models = await api.get<{ rows: object[] }>("/v1/customers/models");
    expect(models.rows).toHaveLength(1);
  });

  test("the churn score tells how it was tested, on customers and days that it had not seen", async () => {
    const { model } = await api.get<CustomersDoc>("/v1/customers/overview");
    if (!model || !("tested" in model.churn)) throw new Error("no churn model");
    const { tested } = model.churn;
    expect(tested).toMatchObject({ trained_as_of: "2011-06-13", as_of: "2011-09-11", customers: 3_370 });
    expect(tested.auc).toBeGreaterThan(0.73);
    const cases = tested.calibration.reduce((sum, row) => sum + row.cases, 0);
    expect(cases).toBe(tested.customers);
    expect(tested.lift[0]?.lift).toBeGreaterThan(1.4);
    expect(tested.lift.at(-1)?.caught).toBeCloseTo(1, 12);
  });

  test("pages of the list follow each other without gap or repeat, by every order", async () => {
    for (const sort of ["value", "churn", "monetary", "last_order"]) {
      const all = await api.get<CustomerListDoc>(`/v1/customers?sort=${sort}&limit=60`);
      const first = await api.get<CustomerListDoc>(`/v1/customers?sort=${sort}&limit=30`);
      const second = await api.get<CustomerListDoc>(`/v1/customers?sort=${sort}&limit=30&cursor=${first.next_cursor}`);
      expect([...first.rows, ...second.rows]).toEqual(all.rows);
    }
  });
});
