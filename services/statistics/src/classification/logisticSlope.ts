import { probabilityOf } from "./logistic.ts";

/** Standardised columns, outcomes as 0 and 1, and the penalty on squared coefficients. */
export interface LogisticTask {
  columns: readonly Float64Array[];
  outcomes: Float64Array;
  penalty: number;
}

/** Intercept and coefficients, in this order, with what is to be least there. */
export interface LogisticPoint {
  at: number[];
  /** Minus the log-likelihood, plus half the penalty times the squared coefficients. */
  value: number;
  probabilities: Float64Array;
}

/** What is to be least, at one point. */
export function logisticPoint({ columns, outcomes, penalty }: LogisticTask, at: number[]): LogisticPoint {
  const logOdds = new Float64Array(outcomes.length).fill(at[0]!);
  columns.forEach((column, feature) => {
    const coefficient = at[feature + 1]!;
    for (let row = 0; row < column.length; row++) logOdds[row]! += coefficient * column[row]!;
  });
  let value = 0;
  for (let row = 0; row < logOdds.length; row++) {
    const odds = logOdds[row]!;
    value += Math.max(odds, 0) - odds * outcomes[row]! + Math.log1p(Math.exp(-Math.abs(odds)));
  }
  for (const coefficient of at.slice(1)) value += (penalty * coefficient ** 2) / 2;
  return { at, value, probabilities: logOdds.map(probabilityOf) };
}

/** Its slopes and second derivatives. */
export function logisticSlope(
  { columns, outcomes, penalty }: LogisticTask,
  { at, probabilities }: LogisticPoint,
): { gradient: number[]; curvature: number[][] } {
  const errors = probabilities.map((it, row) => it - outcomes[row]!);
  const weights = probabilities.map((it) => it * (1 - it));
  const weighed = columns.map((column) => column.map((it, row) => it * weights[row]!));
  const gradient = [sum(errors), ...columns.map((column, i) => dot(column, errors) + penalty * at[i + 1]!)];
  const curvature = [[sum(weights), ...weighed.map(sum)], ...columns.map((_, i) => [sum(weighed[i]!)])];
  for (let i = 1; i <= columns.length; i++) {
    for (let j = 1; j <= i; j++) {
      const both = dot(columns[i - 1]!, weighed[j - 1]!) + (i === j ? penalty : 0);
      curvature[i]![j] = both;
      curvature[j]![i] = both;
    }
  }
  return { gradient, curvature };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let row = 0; row < values.length; row++) total += values[row]!;
  return total;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let row = 0; row < a.length; row++) total += a[row]! * b[row]!;
  return total;
}
