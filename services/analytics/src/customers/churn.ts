import {
  type BgNbd,
  brierScore,
  type CalibrationRow,
  type ChurnHistory,
  calibrationTable,
  churnFeatures,
  fitBgNbd,
  fitLogistic,
  isUndefined,
  type LiftRow,
  type Logistic,
  liftTable,
  predictProbabilities,
  purchasesToCome,
  rocArea,
} from "@vigie/statistics";
import { toDay } from "../platform/time/days.ts";
import { type Histories, purchasesOf } from "./histories.ts";
import type { NoModel } from "./model.ts";

/** Regularised logistic regression, calibrated, with what it was tested by. */
export interface ChurnModel {
  /** It foretells that no order comes within so many days. */
  horizon_days: number;
  names: string[];
  logistic: Logistic;
  /** Of the scores' log-odds, fitted to scores that were made without the customer: Platt's. */
  calibration: Logistic;
  /** Of the feature of purchases to come, in days; null where the fit did not converge. */
  expected: BgNbd | null;
  trained: Window;
  tested: Tested;
}

interface Window {
  /** Features are of before this day, outcomes of the horizon from it on. */
  as_of: string;
  customers: number;
  left: number;
}

/** The same recipe, trained one horizon earlier and held against what came then: nothing it was tested on did it see. */
export interface Tested extends Window {
  trained_as_of: string;
  auc: number;
  /** Of ranking by fewer purchases to come (BG/NBD) alone; null where that has no fit. */
  auc_of_purchases_to_come: number | null;
  brier: number;
  lift: LiftRow[];
  calibration: CalibrationRow[];
}

/** A snapshot with what came after it. */
export interface Labelled {
  histories: Histories;
  left: boolean[];
}

const fewestCustomers = 100;
const fewestOfEither = 20;
const folds = 5;

const historyOf = (it: Histories, at: number): ChurnHistory => ({
  ...purchasesOf(it, at),
  spent: it.net[at] ?? 0,
  items: it.units[at] ?? 0,
  recent: it.recent[at] ?? 0,
});

/** What the score is told of each customer: their purchases, and what else they did within the horizon. */
export function featuresOf(
  it: Histories,
  expected: BgNbd | null,
  horizon: number,
): { names: string[]; columns: Float64Array[] } {
  const histories = Array.from({ length: it.length }, (_, at) => historyOf(it, at));
  const bought = churnFeatures(histories, expected ? { model: expected, horizon } : undefined);
  const beside = ["sessions", "tickets", "unhappy"] as const;
  return {
    names: [...bought.names, ...beside],
    columns: [...bought.columns, ...beside.map((id) => it[id].map((count) => Math.log1p(count)))],
  };
}

function expectedOf(it: Histories): BgNbd | null {
  const fit = fitBgNbd(Array.from({ length: it.length }, (_, at) => historyOf(it, at)));
  return isUndefined(fit) ? null : fit.model;
}

const logOdds = (scores: Float64Array) => scores.map((p) => Math.log(p / (1 - p)));

export interface Recipe {
  names: string[];
  logistic: Logistic;
  calibration: Logistic;
  expected: BgNbd | null;
}

/** Scores of every fold by a fit to the others: what the calibration may be fitted to. */
function outOfFold(columns: readonly Float64Array[], left: readonly boolean[]): Float64Array | NoModel {
  const scores = new Float64Array(left.length);
  for (let fold = 0; fold < folds; fold++) {
    const others = left.flatMap((_, at) => (at % folds === fold ? [] : [at]));
    const own = left.flatMap((_, at) => (at % folds === fold ? [at] : []));
    const pick = (rows: number[]) => columns.map((column) => Float64Array.from(rows, (at) => column[at] ?? 0));
    const fit = fitLogistic(
      pick(others),
      others.map((at) => left[at] ?? false),
    );
    if (isUndefined(fit)) return fit;
    const told = predictProbabilities(pick(own), fit.model);
    if (isUndefined(told)) return told;
    for (const [index, at] of own.entries()) scores[at] = told[index] ?? 0;
  }
  return scores;
}

/** Fits the score to a snapshot of which it is known who came back. */
export function trainChurn({ histories, left }: Labelled, horizon: number): Recipe | NoModel {
  const gone = left.filter(Boolean).length;
  if (left.length < fewestCustomers || Math.min(gone, left.length - gone) < fewestOfEither) {
    const detail = `As of ${toDay(histories.asOf)} there are ${left.length} customers, of whom ${gone} did not come back; it takes ${fewestCustomers}, and ${fewestOfEither} of either kind.`;
    return { reason: "not_enough_data", detail };
  }
  const expected = expectedOf(histories);
  const { names, columns } = featuresOf(histories, expected, horizon);
  const scores = outOfFold(columns, left);
  if ("reason" in scores) return scores;
  const fit = fitLogistic(columns, left);
  const calibration = fitLogistic([logOdds(scores)], left);
  if (isUndefined(fit)) return fit;
  if (isUndefined(calibration)) return calibration;
  return { names, logistic: fit.model, calibration: calibration.model, expected };
}

/** The probability of each customer not to order within the horizon. */
export function scoreChurn(
  it: Histories,
  { logistic, calibration, expected }: Recipe,
  horizon: number,
): { probabilities: Float64Array; columns: Float64Array[] } | NoModel {
  const { columns } = featuresOf(it, expected, horizon);
  const told = predictProbabilities(columns, logistic);
  if (isUndefined(told)) return told;
  const probabilities = predictProbabilities([logOdds(told)], calibration);
  return isUndefined(probabilities) ? probabilities : { probabilities, columns };
}

function testOn(
  { histories, left }: Labelled,
  recipe: Recipe,
  horizon: number,
): Omit<Tested, "trained_as_of"> | NoModel {
  const told = scoreChurn(histories, recipe, horizon);
  if ("reason" in told) return told;
  const scores = [...told.probabilities];
  const auc = rocArea(scores, left);
  const lift = liftTable(scores, left);
  const brier = brierScore(scores, left);
  if (isUndefined(auc)) return auc;
  if (isUndefined(lift)) return lift;
  if (isUndefined(brier)) return brier;
  const { expected } = recipe;
  const plain =
    expected &&
    rocArea(
      Array.from(left, (_, at) => -purchasesToCome(expected, historyOf(histories, at), horizon)),
      left,
    );
  return {
    as_of: toDay(histories.asOf),
    customers: left.length,
    left: left.filter(Boolean).length,
    auc,
    auc_of_purchases_to_come: typeof plain === "number" ? plain : null,
    brier,
    lift,
    calibration: calibrationTable(scores, left),
  };
}

/** Trains on the earlier window, tests on the later one, and then trains anew on the later one, for use. */
export function fitChurn(earlier: Labelled, later: Labelled, horizon: number): ChurnModel | NoModel {
  const first = trainChurn(earlier, horizon);
  if ("reason" in first) return first;
  const tested = testOn(later, first, horizon);
  if ("reason" in tested) return tested;
  const recipe = trainChurn(later, horizon);
  if ("reason" in recipe) return recipe;
  const { as_of, customers, left } = tested;
  return {
    horizon_days: horizon,
    ...recipe,
    trained: { as_of, customers, left },
    tested: { ...tested, trained_as_of: toDay(earlier.histories.asOf) },
  };
}
