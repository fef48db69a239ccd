import type { Sql } from "@vigie/db";
import { isUndefined, probabilityAlive, purchasesToCome, rocArea } from "@vigie/statistics";
import { invalid } from "../platform/errors/index.ts";
import type { Cell } from "../platform/http/schema.ts";
import { run, statement } from "../platform/sql/index.ts";
import { fromDay, toDay } from "../platform/time/days.ts";
import { scoreChurn, trainChurn } from "./churn.ts";
import type { Scored } from "./currencies.ts";
import { type FittedDoc, fitted } from "./describe.ts";
import { type Histories, readColumns, readPurchaseDaysAfter } from "./histories.ts";
import { fitLifetime, type LifetimeModel, purchaseHistory } from "./lifetime.ts";
import type { NoModel } from "./model.ts";
import { labelled } from "./train.ts";

const readCurrencies = statement(import.meta.url, "read_currencies.sql");

/** What the models said on a day, against what came after it. */
export interface BacktestDoc {
  currency: string;
  as_of: string;
  days: number;
  customers: number;
  purchases: FittedDoc;
  values: FittedDoc;
  /** Purchase days that were expected and that came, of all customers. */
  expected: Cell;
  actual: number;
  /** Mean distance of a customer's expected and actual purchase days. */
  mean_absolute_error: Cell;
  /** Of who did not come back, ranked by fewer purchases to come, by 1 − P(alive), and by the churn score. */
  auc_of_purchases_to_come: Cell;
  auc_of_alive: Cell;
  auc_of_churn: Cell;
}

const week = 7;
const cellOf = (value: number | NoModel, n: number): Cell =>
  typeof value === "number" ? { value, n } : { reason: "not_enough_data", detail: value.detail, n };

interface Told {
  expected: Float64Array;
  alive: Float64Array;
}

/** What BG/NBD, fitted to what was known, says of everybody. */
function tell(it: Histories, { purchases }: LifetimeModel, days: number): Told | NoModel {
  if ("reason" in purchases) return purchases;
  const told: Told = { expected: new Float64Array(it.length), alive: new Float64Array(it.length) };
  for (let at = 0; at < it.length; at++) {
    const history = purchaseHistory(it, at);
    told.expected[at] = purchasesToCome(purchases.model, history, days / week);
    told.alive[at] = probabilityAlive(purchases.model, history);
  }
  return told;
}

/** The churn score, trained on no more than was known: by halves where the history is shorter than two horizons. */
async function churnScores(
  sql: Sql,
  it: Histories,
  { currency, first_day }: Scored,
  days: number,
): Promise<Float64Array | NoModel> {
  const horizon = Math.min(days, Math.floor((it.asOf - fromDay(first_day)) / 2));
  if (horizon < 1) return { reason: "not_enough_data", detail: "There is nothing before this day to learn from." };
  const recipe = trainChurn(await labelled(sql, currency, it.asOf - horizon, horizon), horizon);
  if ("reason" in recipe) return recipe;
  const scored = scoreChurn(it, recipe, horizon);
  return "reason" in scored ? scored : scored.probabilities;
}

async function find(sql: Sql, asked: string | undefined, now: Date): Promise<Scored> {
  const all = await run<Scored>(sql, readCurrencies, { now });
  const it = asked === undefined ? all[0] : all.find(({ currency }) => currency === asked);
  if (!it)
    throw invalid(
      "currency",
      "no customer bought in it",
      `Possible: ${all.map(({ currency }) => currency).join(", ")}.`,
    );
  return it;
}

/** Fits the models to what was known before a day, and holds them against the days after it. */
export async function backtest(
  sql: Sql,
  now: Date,
  asked: { asOf: string; days: number; currency?: string | undefined },
): Promise<BacktestDoc> {
  const it = await find(sql, asked.currency, now);
  const { currency } = it;
  const asOf = fromDay(asked.asOf);
  if (Number.isNaN(asOf)) throw invalid("as-of", `${asked.asOf} is not a date`, "Write 2026-11-21.");
  if (asOf + asked.days > fromDay(it.as_of))
    throw invalid(
      "days",
      `what comes after ${it.as_of} is not known`,
      `Give at most ${Math.max(0, fromDay(it.as_of) - asOf)}.`,
    );
  const histories = await readColumns(sql, { currency, asOf, horizon: asked.days });
  const came = await readPurchaseDaysAfter(sql, histories, currency, asked.days);
  const gone = Array.from(came, (days) => days === 0);
  const model = fitLifetime(histories, it.minor_units);
  const told = tell(histories, model, asked.days);
  const scores = await churnScores(sql, histories, it, asked.days);
  const n = histories.length;
  const area = (values: Float64Array | NoModel, sign: 1 | -1): Cell => {
    if ("reason" in values) return cellOf(values, n);
    const auc = rocArea(
      Array.from(values, (value) => sign * value),
      gone,
    );
    return cellOf(isUndefined(auc) ? { reason: auc.reason, detail: auc.detail } : auc, n);
  };
  const part = (of: (it: Told) => number): Cell => cellOf("reason" in told ? told : of(told), n);
  return {
    currency,
    as_of: toDay(asOf),
    days: asked.days,
    customers: n,
    purchases: fitted(model.purchases),
    values: fitted(model.values),
    expected: part(({ expected }) => expected.reduce((sum, value) => sum + value, 0)),
    actual: came.reduce((sum, days) => sum + days, 0),
    mean_absolute_error: part(
      ({ expected }) => expected.reduce((sum, value, at) => sum + Math.abs(value - (came[at] ?? 0)), 0) / n,
    ),
    auc_of_purchases_to_come: area("reason" in told ? told : told.expected, -1),
    auc_of_alive: area("reason" in told ? told : told.alive, -1),
    auc_of_churn: area(scores, 1),
  };
}
