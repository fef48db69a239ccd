import {
  type BgNbd,
  type Fitted,
  fitBgNbd,
  fitGammaGamma,
  type GammaGamma,
  isUndefined,
  lifetimeValue,
  type PurchaseHistory,
  probabilityAlive,
  purchasesToCome,
} from "@vigie/statistics";
import type { Histories } from "./histories.ts";
import type { NoModel } from "./model.ts";
import type { CustomerSettings } from "./settings_schema.ts";

/** Times are in weeks, values in major units: parameters as other programs report them. */
export interface LifetimeModel {
  purchases: Fitted<BgNbd> | NoModel;
  values: Fitted<GammaGamma> | NoModel;
  /** Mean time from the first to the last purchase of those who bought again; 0: nobody did. */
  lifetime_weeks: number;
}

const week = 7;
const weeksOfMonth = 4.345;

/** Purchase days after the first, in weeks, up to and with the last day that is known. */
export function purchaseHistory(it: Histories, at: number): PurchaseHistory {
  const first = it.first_day[at] ?? 0;
  return {
    frequency: (it.days[at] ?? 1) - 1,
    recency: ((it.last_day[at] ?? 0) - first) / week,
    age: (it.asOf - 1 - first) / week,
  };
}

/** Mean value of a repeat purchase day; 0 without one. */
export function meanRepeat(it: Histories, at: number, minorUnits: number): number {
  const repeats = (it.days[at] ?? 1) - 1;
  return repeats === 0 ? 0 : ((it.gross[at] ?? 0) - (it.first_gross[at] ?? 0)) / repeats / minorUnits;
}

/** BG/NBD and Gamma-Gamma of all customers. */
export function fitLifetime(it: Histories, minorUnits: number): LifetimeModel {
  const histories: PurchaseHistory[] = [];
  const spendings: { frequency: number; value: number }[] = [];
  let lived = 0;
  for (let at = 0; at < it.length; at++) {
    const history = purchaseHistory(it, at);
    histories.push(history);
    const value = meanRepeat(it, at, minorUnits);
    if (history.frequency > 0) lived += history.recency;
    if (value > 0) spendings.push({ frequency: history.frequency, value });
  }
  const again = histories.filter(({ frequency }) => frequency > 0).length;
  return {
    purchases: fitBgNbd(histories),
    values: fitGammaGamma(spendings),
    lifetime_weeks: again === 0 ? 0 : lived / again,
  };
}

/** What is told of every customer; amounts in major units, NaN where the models have no answer. */
export interface Values {
  simple: Float64Array;
  predicted: Float64Array;
  low: Float64Array;
  high: Float64Array;
  purchases: Float64Array;
  alive: Float64Array;
}

export const discountOfMonth = (perYear: number): number => (1 + perYear) ** (1 / 12) - 1;

/** Values of every customer by saved models. */
export function valuesOf(it: Histories, model: LifetimeModel, settings: CustomerSettings, minorUnits: number): Values {
  const nothing = () => new Float64Array(it.length).fill(Number.NaN);
  const told: Values = {
    simple: nothing(),
    predicted: nothing(),
    low: nothing(),
    high: nothing(),
    purchases: nothing(),
    alive: nothing(),
  };
  const { purchases, values } = model;
  const horizon = {
    months: settings.value_months,
    month: weeksOfMonth,
    discount: discountOfMonth(settings.discount_per_year),
  };
  for (let at = 0; at < it.length; at++) {
    const history = purchaseHistory(it, at);
    if ("reason" in purchases) continue;
    told.purchases[at] = purchasesToCome(purchases.model, history, horizon.months * weeksOfMonth);
    told.alive[at] = probabilityAlive(purchases.model, history);
    if ("reason" in values) continue;
    const customer = { ...history, value: Math.max(0, meanRepeat(it, at, minorUnits)) };
    const worth = lifetimeValue(purchases.model, values.model, customer, horizon);
    if (!isUndefined(worth)) told.predicted[at] = worth;
  }
  return told;
}
