import { isUndefined, type ScoreCuts, scoreCuts, scoreOf, type UndefinedResult } from "@vigie/statistics";
import type { Histories } from "./histories.ts";
import { type Scores, segmentOf } from "./rules.ts";
import type { CustomerSettings, SegmentRule } from "./settings_schema.ts";

/** Enough to score anybody as those were that it was made of. */
export interface RfmModel {
  quantiles: number;
  monetary: CustomerSettings["monetary"];
  recency: ScoreCuts;
  frequency: ScoreCuts;
  value: ScoreCuts;
  rules: SegmentRule[];
}

export const recencyOf = ({ last_day, asOf }: Histories): Float64Array => last_day.map((day) => asOf - day);

/** What M is of; a margin that is not known counts as none. */
export function monetaryOf(histories: Histories, basis: CustomerSettings["monetary"]): Float64Array {
  return basis === "margin" ? histories.margin.map((it) => (Number.isNaN(it) ? 0 : it)) : histories[basis];
}

/**
 * The quantile cuts of recency, frequency and monetary value.
 * Recency is days since the last order, frequency the number of orders.
 */
export function fitRfm(histories: Histories, settings: CustomerSettings): RfmModel | UndefinedResult {
  const { quantiles, monetary, rules } = settings;
  const recency = scoreCuts(recencyOf(histories), quantiles, "smaller");
  const frequency = scoreCuts(histories.orders, quantiles);
  const value = scoreCuts(monetaryOf(histories, monetary), quantiles);
  if (isUndefined(recency)) return recency;
  if (isUndefined(frequency)) return frequency;
  if (isUndefined(value)) return value;
  return { quantiles, monetary, recency, frequency, value, rules };
}

export interface Rfm {
  recencyDays: number;
  orders: number;
  /** Minor units. */
  monetary: number;
}

/** Scores and segment of one customer by a saved model. */
export function scoreRfm({ recencyDays, orders, monetary }: Rfm, model: RfmModel): Scores & { segment: string } {
  const scores = {
    r: scoreOf(recencyDays, model.recency),
    f: scoreOf(orders, model.frequency),
    m: scoreOf(monetary, model.value),
  };
  return { ...scores, segment: segmentOf(scores, model.rules) };
}
