import type { Sql } from "@vigie/db";
import { isUndefined, type UndefinedResult } from "@vigie/statistics";
import type { Clock } from "../platform/clock/index.ts";
import { toDay } from "../platform/time/days.ts";
import { type ChurnModel, fitChurn, type Labelled } from "./churn.ts";
import type { Scored } from "./currencies.ts";
import { type Histories, readColumns, readPurchaseDaysAfter } from "./histories.ts";
import { fitLifetime } from "./lifetime.ts";
import { type CustomerModel, type NoModel, saveModel } from "./model.ts";
import { fitRfm } from "./rfm.ts";
import type { CustomerSettings } from "./settings_schema.ts";

/** Customers as they were before a day, and who of them did not come back within the days after it. */
export async function labelled(sql: Sql, currency: string, asOf: number, horizon: number): Promise<Labelled> {
  const histories = await readColumns(sql, { currency, asOf, horizon });
  const came = await readPurchaseDaysAfter(sql, histories, currency, horizon);
  return { histories, left: Array.from(came, (days) => days === 0) };
}

/** The churn score needs what came in two horizons: one to train on, the following one to be tested on. */
async function churnOf(sql: Sql, it: Scored, asOf: number, horizon: number): Promise<ChurnModel | NoModel> {
  const earlier = await labelled(sql, it.currency, asOf - 2 * horizon, horizon);
  if (earlier.histories.length === 0) {
    const detail = `It takes orders from before ${toDay(asOf - 2 * horizon)}; the first is of ${it.first_day}.`;
    return { reason: "not_enough_data", detail };
  }
  return fitChurn(earlier, await labelled(sql, it.currency, asOf - horizon, horizon), horizon);
}

/** Fits all models to the customers of a currency and keeps them as a new version. */
export async function fitModel(
  sql: Sql,
  it: Scored,
  histories: Histories,
  settings: CustomerSettings,
  clock: Clock,
): Promise<CustomerModel | UndefinedResult> {
  const started = performance.now();
  const rfm = fitRfm(histories, settings);
  if (isUndefined(rfm)) return rfm;
  const lifetime = fitLifetime(histories, it.minor_units);
  const churn = await churnOf(sql, it, histories.asOf, settings.churn_days);
  return saveModel(sql, {
    currency: it.currency,
    as_of: toDay(histories.asOf),
    made_at: clock().toISOString(),
    settings,
    rfm,
    lifetime,
    churn,
    customers: histories.length,
    elapsed_ms: performance.now() - started,
  });
}
