import { requirePositive } from "../check.ts";
import type { Columns } from "../columns/types.ts";
import { isUndefined } from "../isUndefined.ts";
import { invertPositive } from "../optimisation/invertPositive.ts";
import { standardise } from "../scaling/standardise.ts";
import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { Logistic } from "./logistic.ts";
import { type LogisticPoint, type LogisticTask, logisticPoint, logisticSlope } from "./logisticSlope.ts";
import { requireOutcomes } from "./requireOutcomes.ts";

/** A logistic regression fitted to rows. */
export interface LogisticFit {
  model: Logistic;
  rows: number;
  positives: number;
  /** Without the penalty. */
  logLikelihood: number;
  iterations: number;
}

const ITERATIONS = 100;
/** Per row. */
const FLAT = 1e-10;
/** Sums over rows are this exact; near the minimum a good step may seem to lead up by as much. */
const ROUNDING = 1e-12;

/**
 * Logistic regression with a penalty on squared coefficients.
 *
 * Question: what makes it likely that a customer leaves, and how likely is it?
 * Assumes: the log-odds are a sum over the columns; rows are independent. Columns are standardised here, so that the
 *   penalty treats them alike, and coefficients can be compared; the intercept bears no penalty.
 * Units: log-odds, per standard deviation of a column. `penalty` (1 unless told) is times half the squared coefficients,
 *   against the log-likelihood summed over rows: scikit-learn's 1 / C.
 * Stops: Newton steps with halving, until no slope is above 1e-10 a row, or a step gains less than rounding takes; 100 at most. Outcomes that a column parts
 *   without error are no trouble, thanks to the penalty.
 * Errors: "not_enough_data" for no rows or where all outcomes are the same, "not_a_number" for a value that is not finite,
 *   "not_converged". Another number of outcomes, or a penalty that is not above 0, throws a RangeError.
 * Source: le Cessie and van Houwelingen, "Ridge estimators in logistic regression", Applied Statistics 41, 1992.
 * Example: `fitLogistic([[0, 1, 2, 3]], [false, true, false, true])` has the intercept 0 and the coefficient 0.4534.
 */
export function fitLogistic(
  columns: Columns,
  outcomes: readonly boolean[],
  penalty = 1,
): LogisticFit | UndefinedResult<ModelReason> {
  requirePositive("penalty", penalty);
  requireOutcomes("row", columns[0]?.length ?? 0, outcomes);
  const scaled = standardise(columns);
  if (isUndefined(scaled)) return scaled;
  const rows = outcomes.length;
  const positives = outcomes.reduce((sum, it) => sum + Number(it), 0);
  if (positives === 0 || positives === rows) return undefinedResult("not_enough_data", "all outcomes are the same");
  const task = { columns: scaled.columns, outcomes: Float64Array.from(outcomes, Number), penalty };
  const start = [Math.log(positives / (rows - positives)), ...columns.map(() => 0)];
  const found = descend(task, logisticPoint(task, start));
  if (isUndefined(found)) return found;
  const [intercept, ...coefficients] = found.at as [number, ...number[]];
  const penalised = coefficients.reduce((sum, it) => sum + (penalty * it ** 2) / 2, 0);
  return {
    model: { intercept, coefficients, scaling: scaled.scaling },
    rows,
    positives,
    logLikelihood: penalised - found.value,
    iterations: found.iterations,
  };
}

function descend(
  task: LogisticTask,
  start: LogisticPoint,
): (LogisticPoint & { iterations: number }) | UndefinedResult<"not_converged"> {
  let point = start;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const { gradient, curvature } = logisticSlope(task, point);
    if (gradient.every((it) => Math.abs(it) <= FLAT * task.outcomes.length)) return { ...point, iterations: iteration };
    const inverse = invertPositive(curvature);
    if (!inverse) return undefinedResult("not_converged", "the second derivatives are not positive");
    const step = inverse.map((row) => -row.reduce((sum, it, i) => sum + it * gradient[i]!, 0));
    const next = shortened(task, point, step);
    if (!next) return undefinedResult("not_converged", `after ${iteration} steps nothing gets less any more`);
    point = next;
  }
  return undefinedResult("not_converged", `${ITERATIONS} steps did not do`);
}

/** The point a step leads to, the step halved until what is to be least is less. */
function shortened(task: LogisticTask, from: LogisticPoint, step: readonly number[]): LogisticPoint | undefined {
  for (let length = 1; length > 1e-8; length /= 2) {
    const next = logisticPoint(
      task,
      from.at.map((it, i) => it + length * step[i]!),
    );
    if (next.value <= from.value * (1 + ROUNDING)) return next;
  }
  return undefined;
}
