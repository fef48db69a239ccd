import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyRows } from "../platform/sql/copy.ts";
import { rebuild } from "../rollups/index.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { reference } from "../testing/online_retail.ts";
import { type BacktestDoc, backtest } from "./backtest.ts";

const file = path.resolve(import.meta.dirname, "../../../../../shared/data/cdnow.csv");
const here = existsSync(file);
if (!here) console.warn("skipped: the CDNOW data are not on this machine");

interface Reference {
  customers: number;
  bgnbd: Record<"r" | "alpha" | "a" | "b", number>;
  bgnbd_log_likelihood: number;
  holdout: Record<string, number>;
}

describe.skipIf(!here)("CDNOW as a shop: what is known up to 1997-09-30 against the 39 weeks after", () => {
  let api: TestApi;
  let doc: BacktestDoc;
  const expected = here ? reference<Reference>("cdnow_clv") : ({} as Reference);
  const now = new Date("1999-01-01T00:00:00Z");
  beforeAll(async () => {
    api = await testApi({ clock: () => now });
    const lines = readFileSync(file, "utf8").trim().split("\n").slice(1);
    const rows = lines.map((line) => line.trim().split(","));
    const ids = [...new Set(rows.map(([customer]) => customer ?? ""))];
    await api.sql`insert into shop.store (key, name, currency) values ('cdnow', 'CDNOW', 'USD')`;
    await api.sql`insert into shop.product (key, name, origin) values ('cd', 'CD', 'orders')`;
    await api.sql.begin(async (tx) => {
      await copyRows(
        tx,
        "shop.customer (key)",
        ids.map((id) => [id]),
      );
      const numbers = new Map((await tx`select id, key from shop.customer`).map((row) => [row["key"], row["id"]]));
      await copyRows(
        tx,
        "shop.sales_order (store_id, key, customer_id, ordered_at)",
        rows.map(([customer = "", day = ""], at) => [1, `o${at}`, numbers.get(customer) ?? 0, `${day}T12:00:00Z`]),
      );
      // What was free is a purchase to the reference: here it costs a cent.
      const cents = rows.map(([, , , value]) => Math.max(1, Math.round(100 * Number(value))));
      const orders = new Map((await tx`select id, key from shop.sales_order`).map((row) => [row["key"], row["id"]]));
      await copyRows(
        tx,
        "shop.order_line (order_id, line_no, product_id, quantity, unit_price, total)",
        cents.map((total, at) => [orders.get(`o${at}`) ?? 0, 1, 1, 1, total / 100, total]),
      );
    });
    await rebuild(api.sql, { clock: () => now });
    doc = await backtest(api.sql, now, { asOf: "1997-10-01", days: 273 });
  }, 180_000);
  afterAll(() => api?.close());

  const off = (value: number, to: number | undefined) => Math.abs(value / (to ?? Number.NaN) - 1);
  const told = (it: BacktestDoc["expected"]) => ("value" in it ? it.value : Number.NaN);

  test("parameters within 1e-3, the log-likelihood within 1e-6", () => {
    if (!("parameters" in doc.purchases)) throw new Error(doc.purchases.detail);
    expect(doc.customers).toBe(expected.customers);
    for (const [name, value] of Object.entries(doc.purchases.parameters)) {
      expect(off(Number(value), expected.bgnbd[name as "r"])).toBeLessThan(1e-3);
    }
    expect(off(doc.purchases.log_likelihood, expected.bgnbd_log_likelihood)).toBeLessThan(1e-6);
  });

  test("what came is exact, what was expected, its error and its AUC are within 1e-3", () => {
    const { holdout } = expected;
    expect(doc.actual).toBe(holdout["actual_repeat_purchases"]);
    expect(off(told(doc.expected), holdout["expected_repeat_purchases"])).toBeLessThan(1e-3);
    expect(off(told(doc.mean_absolute_error), holdout["mae_per_customer"])).toBeLessThan(1e-3);
    expect(off(told(doc.auc_of_purchases_to_come), holdout["churn_auc_of_minus_expected_purchases"])).toBeLessThan(
      1e-3,
    );
    expect(off(told(doc.auc_of_alive), holdout["churn_auc_of_1_minus_p_alive"])).toBeLessThan(1e-3);
  });

  test("the churn score ranks better than purchases to come", () => {
    expect(told(doc.auc_of_churn)).toBeGreaterThan(told(doc.auc_of_purchases_to_come));
  });
});
