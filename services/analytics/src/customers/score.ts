import type { Sql } from "@vigie/db";
import { isUndefined } from "@vigie/statistics";
import { type CopyValue, copyRows } from "../platform/sql/copy.ts";
import { run, statement } from "../platform/sql/index.ts";
import { fromDay, toDay } from "../platform/time/days.ts";
import { scoreChurn } from "./churn.ts";
import { eachCurrency, isStale, type PartOptions, type RunOptions, type Scored } from "./currencies.ts";
import { type Histories, readColumns } from "./histories.ts";
import { valuesOf } from "./lifetime.ts";
import { type CustomerModel, latestModel } from "./model.ts";
import { noteEarlierSegments } from "./past.ts";
import { monetaryOf, scoreRfm } from "./rfm.ts";
import { readSettings } from "./settings.ts";
import { fitModel } from "./train.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  forgetMoves: load("forget_moves.sql"),
  forgetScores: load("forget_scores.sql"),
  forgetSizes: load("forget_sizes.sql"),
  makeStage: load("make_stage.sql"),
  noteMoves: load("note_moves.sql"),
  noteSizes: load("note_sizes.sql"),
  replaceScores: load("replace_scores.sql"),
};

export interface ScoreSummary {
  currency: string;
  as_of: string;
  version: number;
  refitted: boolean;
  customers: number;
}

/** One row a customer, as mart.customer_score has its columns. */
function* rowsOf(it: Histories, model: CustomerModel, minorUnits: number): Generator<CopyValue[]> {
  const { settings, rfm, lifetime, churn } = model;
  const monetary = monetaryOf(it, settings.monetary);
  const values = valuesOf(it, lifetime, settings, minorUnits);
  const left = "reason" in churn ? undefined : scoreChurn(it, churn, churn.horizon_days);
  const told = left && !("reason" in left) ? left : undefined;
  const column = (from: Float64Array, at: number): number => from[at] ?? Number.NaN;
  for (let at = 0; at < it.length; at++) {
    const recencyDays = it.asOf - column(it.last_day, at);
    const orders = column(it.orders, at);
    const { r, f, m, segment } = scoreRfm({ recencyDays, orders, monetary: column(monetary, at) }, rfm);
    yield [
      model.currency,
      column(it.customer_id, at),
      model.version,
      toDay(it.asOf),
      toDay(column(it.first_day, at)),
      toDay(column(it.last_day, at)),
      recencyDays,
      orders,
      column(it.days, at),
      column(it.gross, at),
      column(it.net, at),
      column(it.margin, at),
      Math.round(column(monetary, at)),
      r,
      f,
      m,
      segment,
      column(values.simple, at) * minorUnits,
      column(values.predicted, at) * minorUnits,
      column(values.low, at) * minorUnits,
      column(values.high, at) * minorUnits,
      column(values.purchases, at),
      column(values.alive, at),
      told ? column(told.probabilities, at) : null,
      told ? told.columns.map((it) => column(it, at)) : [],
    ];
  }
}

async function write(sql: Sql, rows: Iterable<CopyValue[]>, { currency, as_of }: Scored): Promise<void> {
  await sql.begin(async (tx) => {
    await run(tx, statements.makeStage);
    await copyRows(tx, "fresh_score", rows);
    await tx.unsafe("analyze fresh_score");
    await run(tx, statements.forgetMoves, { currency, as_of });
    await run(tx, statements.noteMoves, { currency, as_of });
    await run(tx, statements.forgetSizes, { currency, as_of });
    await run(tx, statements.noteSizes);
    await run(tx, statements.forgetScores, { currency });
    await run(tx, statements.replaceScores);
  });
}

async function scoreIn(sql: Sql, it: Scored, options: PartOptions): Promise<ScoreSummary | undefined> {
  const { currency, minor_units, as_of } = it;
  const { onProgress: told } = options;
  const settings = await readSettings(sql);
  const known = await latestModel(sql, currency);
  const refitted = options.refit === true || !known || isStale(known, settings, as_of);
  await told(0.05, { step: `${currency}: reading purchases` });
  const histories = await readColumns(sql, { currency, asOf: fromDay(as_of), horizon: settings.churn_days });
  if (refitted) await told(0.25, { step: `${currency}: fitting` });
  const model = refitted ? await fitModel(sql, it, histories, settings, options.clock) : known;
  if (isUndefined(model)) return undefined;
  if (!known) {
    await told(0.5, { step: `${currency}: segments of the months before` });
    await noteEarlierSegments(sql, it, model);
  }
  await told(0.7, { step: `${currency}: scoring ${histories.length} customers` });
  await write(sql, rowsOf(histories, model, minor_units), it);
  return { currency, as_of, version: model.version, refitted, customers: histories.length };
}

/** Scores all customers, by the saved models or, where these are old or were made under other settings, by new ones. */
export const scoreCustomers = (sql: Sql, options: RunOptions): Promise<ScoreSummary[]> =>
  eachCurrency(sql, options, (it, part) => scoreIn(sql, it, part));
