import {
  type BgNbd,
  type Fitted,
  fitBgNbd,
  fitGammaGamma,
  type GammaGamma,
  isUndefined,
  lifetimeValueIntervals,
  meanLifespan,
  type PurchaseHistory,
  probabilityAlive,
  purchasesToCome,
  simpleLifetimeValue,
} from "@vigie/statistics";
import { type Histories, purchasesOf } from "./histories.ts";
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
  const { frequency, recency, age } = purchasesOf(it, at);
  return { frequency, recency: recency / week, age: age / week };
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
  for (let at = 0; at < it.length; at++) {
    const history = purchaseHistory(it, at);
    histories.push(history);
    const value = meanRepeat(it, at, minorUnits);
    if (value > 0) spendings.push({ frequency: history.frequency, value });
  }
  const span = meanLifespan(histories);
  return {
    purchases: fitBgNbd(histories),
    values: fitGammaGamma(spendings),
    lifetime_weeks: isUndefined(span) ? 0 : span,
  };
}

/**
 * Average order × own orders a week × mean lifetime. A customer's pace is taken over a mean lifetime at least: of the first
 * weeks alone it would be absurd.
 */
function simpleOf(it: Histories, at: number, age: number, lifetime: number, minorUnits: number): number {
  const orders = it.orders[at] ?? 1;
  if (lifetime <= 0) return Number.NaN;
  return simpleLifetimeValue((it.gross[at] ?? 0) / orders / minorUnits, orders / Math.max(age, lifetime), lifetime);
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
export function valuesOf(
  it: Histories,
  { purchases, values, lifetime_weeks }: LifetimeModel,
  settings: CustomerSettings,
  minorUnits: number,
): Values {
  const nothing = () => new Float64Array(it.length).fill(Number.NaN);
  const told: Values = {
    simple: nothing(),
    predicted: nothing(),
    low: nothing(),
    high: nothing(),
    purchases: nothing(),
    alive: nothing(),
  };
  const histories = Array.from({ length: it.length }, (_, at) => purchaseHistory(it, at));
  for (const [at, { age }] of histories.entries()) told.simple[at] = simpleOf(it, at, age, lifetime_weeks, minorUnits);
  if ("reason" in purchases) return told;
  for (const [at, history] of histories.entries()) {
    told.purchases[at] = purchasesToCome(purchases.model, history, settings.value_months * weeksOfMonth);
    told.alive[at] = probabilityAlive(purchases.model, history);
  }
  if ("reason" in values) return told;
  const { value_months: months, discount_per_year } = settings;
  const horizon = { months, month: weeksOfMonth, discount: discountOfMonth(discount_per_year) };
  const spending = histories.map((history, at) => ({ ...history, value: Math.max(0, meanRepeat(it, at, minorUnits)) }));
  for (const [at, worth] of lifetimeValueIntervals(purchases, values, spending, horizon).entries()) {
    if (isUndefined(worth)) continue;
    told.predicted[at] = worth.value;
    told.low[at] = worth.lower;
    told.high[at] = worth.upper;
  }
  return told;
}
