import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type BgNbd,
  bgNbdLogLikelihood,
  calibrationTable,
  expectedPurchases,
  type Fitted,
  fitBgNbd,
  fitGammaGamma,
  type GammaGamma,
  type Interval,
  lifetimeValueInterval,
  probabilityAlive,
  probabilityAliveInterval,
  probabilityOfReturn,
  purchasesToCome,
  purchasesToComeInterval,
  rocArea,
} from "../src/index.ts";
import { type Observed, readCdnow } from "./readCdnow.ts";

const shared = resolve(import.meta.dirname, "../../../../shared");
const file = resolve(shared, "data/cdnow.csv");
const answers = resolve(shared, "reference/cdnow_clv.json");
const absent = [file, answers].find((path) => !existsSync(path));
if (absent) console.warn(`skipped: ${absent} is absent`);

interface Reference {
  customers: number;
  bgnbd: BgNbd;
  bgnbd_log_likelihood: number;
  gamma_gamma: GammaGamma;
  holdout: Record<string, number>;
  sample: ({ customer: string } & Record<
    "frequency" | "recency_weeks" | "T_weeks" | "expected_purchases_39_weeks" | "p_alive",
    number
  >)[];
}

const off = (value: number, reference: number): number => Math.abs(value / reference - 1);

describe.skipIf(absent)("CDNOW up to 1997-09-30, against lifetimes 0.11.3", () => {
  let reference: Reference;
  let customers: Observed[];
  let fit: Fitted<BgNbd>;
  beforeAll(() => {
    reference = JSON.parse(readFileSync(answers, "utf8")) as Reference;
    customers = readCdnow(file, "1997-09-30");
    fit = fitBgNbd(customers) as Fitted<BgNbd>;
  });

  test("BG/NBD: parameters within 1e-3 and the log-likelihood within 1e-6, and no lower", () => {
    expect(fit.customers).toBe(reference.customers);
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(off(fit.model[name], reference.bgnbd[name])).toBeLessThan(1e-3);
    }
    expect(off(bgNbdLogLikelihood(reference.bgnbd, customers), reference.bgnbd_log_likelihood)).toBeLessThan(1e-12);
    expect(off(fit.logLikelihood, reference.bgnbd_log_likelihood)).toBeLessThan(1e-6);
    expect(fit.logLikelihood).toBeGreaterThan(reference.bgnbd_log_likelihood - 1e-4);
  });

  test("customer by customer: purchases to come and P(alive) within 1e-3, with its parameters within 1e-12", () => {
    for (const it of reference.sample) {
      const customer = customers.find((one) => one.customer === it.customer) as Observed;
      expect([customer.frequency, customer.recency, customer.age]).toEqual([
        it.frequency,
        it.recency_weeks,
        it.T_weeks,
      ]);
      expect(off(purchasesToCome(fit.model, customer, 39), it.expected_purchases_39_weeks)).toBeLessThan(1e-3);
      expect(off(probabilityAlive(fit.model, customer), it.p_alive)).toBeLessThan(1e-3);
      expect(off(purchasesToCome(reference.bgnbd, customer, 39), it.expected_purchases_39_weeks)).toBeLessThan(1e-12);
    }
  });

  test("all customers: purchases to come, their error, and the areas under the curve", () => {
    const { holdout } = reference;
    const toCome = customers.map((it) => purchasesToCome(fit.model, it, 39));
    const total = toCome.reduce((sum, it) => sum + it, 0);
    const error = toCome.reduce((sum, it, i) => sum + Math.abs(it - customers[i]!.later), 0) / customers.length;
    expect(customers.reduce((sum, { later }) => sum + later, 0)).toBe(holdout["actual_repeat_purchases"]);
    expect(off(total, holdout["expected_repeat_purchases"]!)).toBeLessThan(1e-3);
    expect(off(error, holdout["mae_per_customer"]!)).toBeLessThan(1e-3);
    const gone = customers.map(({ later }) => later === 0);
    const byAlive = rocArea(
      customers.map((it) => 1 - probabilityAlive(fit.model, it)),
      gone,
    ) as number;
    expect(byAlive).toBeCloseTo(holdout["churn_auc_of_1_minus_p_alive"]!, 6);
    const byPurchases = rocArea(
      toCome.map((it) => -it),
      gone,
    ) as number;
    expect(byPurchases).toBeGreaterThanOrEqual(holdout["churn_auc_of_minus_expected_purchases"]! - 1e-9);
  });

  test("Gamma-Gamma: parameters within 1e-3; the customer whose repeat cost nothing is a reason until left out", () => {
    expect(fitGammaGamma(customers)).toMatchObject({ reason: "not_positive" });
    const { model } = fitGammaGamma(customers.filter((it) => it.value > 0)) as Fitted<GammaGamma>;
    for (const name of ["p", "q", "v"] as const)
      expect(off(model[name], reference.gamma_gamma[name])).toBeLessThan(1e-3);
  });

  test("the documented intervals hold, and stand about the figures themselves", () => {
    const known = { frequency: 2, recency: 35.57142857142857, age: 38.142857142857146, value: 40 };
    const values = fitGammaGamma(customers.filter((it) => it.value > 0)) as Fitted<GammaGamma>;
    const year = { months: 12, month: 4.345, discount: 0.01 };
    const rounded = (it: unknown, digits: number) =>
      Object.values(it as Interval).map((one) => Number(one.toFixed(digits)));
    expect(rounded(purchasesToComeInterval(fit, known, 39), 3)).toEqual([1.357, 1.329, 1.386]);
    expect(rounded(probabilityAliveInterval(fit, known), 4)).toEqual([0.7918, 0.783, 0.8003]);
    expect(rounded(lifetimeValueInterval(fit, values, known, year), 2)).toEqual([64.07, 62.55, 65.62]);
  });

  test("the documented examples hold, and a fit takes less than two seconds", () => {
    expect(expectedPurchases(fit.model, 39)).toBeCloseTo(1.174, 3);
    const start = performance.now();
    fitBgNbd(customers);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("customers come back about as often as told, in each tenth of them", () => {
    const table = calibrationTable(
      customers.map((it) => probabilityOfReturn(fit.model, it, 39)),
      customers.map(({ later }) => later > 0),
    );
    expect(table).toHaveLength(10);
    for (const { predicted, observed } of table) expect(Math.abs(predicted - observed)).toBeLessThan(0.15);
  });
});
