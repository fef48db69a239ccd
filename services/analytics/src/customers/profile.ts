import type { Sql } from "@vigie/db";
import { contributions } from "@vigie/statistics";
import { VigieError } from "../platform/errors/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { chooseCurrency } from "./currency.ts";
import { cellOf } from "./list.ts";
import { type CustomerModel, latestModel, requireModel } from "./model.ts";
import { noChurn, noValue } from "./query.ts";
import { scoreRfm } from "./rfm.ts";
import { labelOfSegment } from "./rules.ts";
import type { CustomerDoc, NewCustomer, NewScoreDoc, ReasonDoc, ValueDoc } from "./schema.ts";
import { featureWords, notice, scoreWords } from "./words.ts";

const find = statement(import.meta.url, "find_customer.sql");

interface Found {
  customer: string;
  name: string | null;
  email: string | null;
  country: string | null;
  loyalty_tier: string | null;
  registered_at: string | null;
  currency: string;
  as_of: string;
  version: number;
  first_day: string;
  last_day: string;
  recency_days: number;
  orders: number;
  margin: number | null;
  monetary: number;
  r: number;
  f: number;
  m: number;
  segment: string;
  simple_value: number | null;
  predicted_value: number | null;
  predicted_low: number | null;
  predicted_high: number | null;
  purchases: number | null;
  alive: number | null;
  churn: number | null;
  features: number[];
  moves: CustomerDoc["moves"];
}

function valuesOf(it: Found, model: CustomerModel, minorUnits: number): ValueDoc[] {
  const major = (value: number | null) => (value === null ? null : value / minorUnits);
  const { value_months, discount_per_year } = model.settings;
  return [
    {
      id: "simple",
      name: "Simple value",
      method:
        "Average order × orders a week (over a mean lifetime at least) × mean lifetime of customers who came back.",
      cell: cellOf(major(it.simple_value), "Nobody has come back yet, so no lifetime is known."),
      low: null,
      high: null,
    },
    {
      id: "margin",
      name: "Margin so far",
      method: "What was paid less the cost of goods, less refunds: the past, not a forecast.",
      cell:
        it.margin === null
          ? { reason: "cost_unknown", detail: "No cost is known for what was bought.", n: 0 }
          : { value: it.margin / minorUnits, n: it.orders },
      low: null,
      high: null,
    },
    {
      id: "predicted",
      name: "Predicted value",
      method: `BG/NBD × Gamma-Gamma: purchases to come in ${value_months} months × expected value of each, discounted by ${100 * discount_per_year} % a year.`,
      cell: cellOf(major(it.predicted_value), noValue(model)),
      low: major(it.predicted_low),
      high: major(it.predicted_high),
    },
  ];
}

const shownReasons = 5;
const leastEffect = 0.05;

/** What moves this customer's churn score most, away from a mean customer's. */
function reasonsOf(it: Found, { churn }: CustomerModel): ReasonDoc[] {
  if ("reason" in churn || it.features.length !== churn.names.length) return [];
  const effects = contributions(it.features, churn.logistic);
  return churn.names
    .map((feature, at) => ({ feature, words: featureWords(feature, it.features[at] ?? 0), effect: effects[at] ?? 0 }))
    .filter(({ effect }) => Math.abs(effect) >= leastEffect)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, shownReasons);
}

function describe(it: Found, model: CustomerModel, minorUnits: number): CustomerDoc {
  const label = labelOfSegment(it.segment, model.rfm.rules);
  const { customer, name, email, country, loyalty_tier, registered_at, currency, as_of, version } = it;
  const bought = { recencyDays: it.recency_days, orders: it.orders, monetary: it.monetary / minorUnits };
  return {
    ...{ customer, name, email, country, loyalty_tier, registered_at, currency, as_of, version, notice },
    first_day: it.first_day,
    last_day: it.last_day,
    recency_days: it.recency_days,
    orders: it.orders,
    monetary: bought.monetary,
    segment: { name: it.segment, label, words: `${label}: the first rule that fits R${it.r} F${it.f} M${it.m}.` },
    scores: scoreWords(bought, it, model.rfm.quantiles, currency),
    values: valuesOf(it, model, minorUnits),
    purchases: cellOf(it.purchases, noValue(model)),
    alive: cellOf(it.alive, noValue(model)),
    churn: cellOf(it.churn, noChurn(model)),
    churn_days: model.settings.churn_days,
    churn_reasons: reasonsOf(it, model),
    moves: it.moves,
  };
}

/** One customer with all scores, and the reason for each. */
export async function readCustomer(
  sql: Sql,
  { customer, currency, personal }: { customer: string; currency?: string | undefined; personal: boolean },
): Promise<CustomerDoc> {
  const [found] = await run<Found>(sql, find, { customer, currency: currency ?? null, personal });
  const model = found && (await latestModel(sql, found.currency, found.version));
  if (!found || !model) {
    const mend = "Who never ordered is not; new ones are every night.";
    throw new VigieError("not_found", `No customer ${customer} is scored. ${mend}`);
  }
  const { it } = await chooseCurrency(sql, found.currency);
  return describe(found, model, it?.minor_units ?? 100);
}

/** Scores somebody who is in no database by a saved model; nothing is fitted. */
export async function scoreNew(sql: Sql, asked: NewCustomer): Promise<NewScoreDoc> {
  const { it } = await chooseCurrency(sql, asked.currency);
  const model = await requireModel(sql, it?.currency, asked.version);
  const { recency_days, orders, monetary } = asked;
  const scored = scoreRfm(
    { recencyDays: recency_days, orders, monetary: Math.round(monetary * (it?.minor_units ?? 100)) },
    model.rfm,
  );
  return { version: model.version, ...scored, segment_label: labelOfSegment(scored.segment, model.rfm.rules) };
}
