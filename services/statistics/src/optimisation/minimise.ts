import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { invertPositive } from "./invertPositive.ts";
import type { Minimum, Objective } from "./types.ts";

const ITERATIONS = 500;
const FLAT = 1e-6;
/** Rounding or a narrow valley may keep a slope above FLAT; from here on Newton steps go on. */
const NEARLY_FLAT = 1e-4;
const POLISHES = 12;
const NEWTON_STEP = 1e-6;
const LONGEST_STEP = 2;
/** Beyond this a logarithm of a parameter is past all reason. */
const FARTHEST = 200;
const DIFFERENCE = 1e-4;

/**
 * Minimum of a smooth function of a few variables.
 *
 * Question: where is it least, as far as it can be told from one start?
 * Assumes: variables and values of the order of 1 (logarithms of parameters, a mean log-likelihood).
 * Stops: BFGS with halved steps (Armijo), no variable moving by more than 2 a step or beyond ±200, until no slope is
 *   above 1e-6 or nothing gets less any more, after 500 steps at most. Then Newton steps, by central differences of the
 *   gradient, up to and with the first that moves no variable by more than 1e-6, 12 at most: a function that falls ever
 *   more slowly towards an edge has small slopes too, but no minimum, and its Newton steps stay long.
 * Errors: "not_converged" with what went wrong.
 * Source: Nocedal and Wright, "Numerical optimization", 2006, algorithm 6.1.
 * Example: of (x − 1)² from 5 it is at 1, with the inverse curvature 0.5.
 */
export function minimise(objective: Objective, start: readonly number[]): Minimum | UndefinedResult<ModelReason> {
  let point = descend(objective, start);
  const slope = Math.max(...point.gradient.map(Math.abs));
  if (!(slope <= NEARLY_FLAT)) {
    return undefinedResult("not_converged", `after ${point.iterations} steps the largest slope is ${slope}`);
  }
  for (let polish = 0; polish < POLISHES; polish++) {
    const inverseCurvature = invertPositive(curvature(objective, point.at));
    if (!inverseCurvature)
      return undefinedResult("not_converged", "what was found is flat, or no minimum on all sides");
    const step = inverseCurvature.map((row) => -dot(row, point.gradient));
    const longest = Math.max(...step.map(Math.abs));
    if (!(longest <= LONGEST_STEP)) break;
    const at = point.at.map((it, i) => it + step[i]!);
    point = { at, ...objective(at), iterations: point.iterations + 1 };
    if (longest <= NEWTON_STEP) return { at, value: point.value, inverseCurvature, iterations: point.iterations };
  }
  return undefinedResult("not_converged", "it falls on, ever more slowly, towards an edge");
}

interface Point {
  at: number[];
  value: number;
  gradient: number[];
}

function descend(objective: Objective, start: readonly number[]): Point & { iterations: number } {
  let point: Point = { at: [...start], ...objective(start) };
  let inverse = unit(start.length);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    if (point.gradient.every((it) => Math.abs(it) <= FLAT)) return { ...point, iterations: iteration };
    let next = lineSearch(objective, point, direction(inverse, point.gradient));
    if (!next) {
      inverse = unit(start.length);
      next = lineSearch(objective, point, direction(inverse, point.gradient));
    }
    if (!next) return { ...point, iterations: iteration };
    inverse = update(inverse, point, next);
    point = next;
  }
  return { ...point, iterations: ITERATIONS };
}

function direction(inverse: number[][], gradient: readonly number[]): number[] {
  const step = inverse.map((row) => -dot(row, gradient));
  const longest = Math.max(...step.map(Math.abs));
  return longest > LONGEST_STEP ? step.map((it) => (it * LONGEST_STEP) / longest) : step;
}

function lineSearch(objective: Objective, from: Point, step: readonly number[]): Point | undefined {
  const fall = dot(step, from.gradient);
  if (!(fall < 0)) return undefined;
  for (let length = 1; length > 1e-10; length /= 2) {
    const at = from.at.map((it, i) => it + length * step[i]!);
    if (!at.every((it) => Math.abs(it) < FARTHEST)) continue;
    const reached = objective(at);
    if (reached.value <= from.value + 1e-4 * length * fall && reached.value < from.value) return { at, ...reached };
  }
  return undefined;
}

/** The BFGS update of the inverse of the second derivatives; left as it is where the function curves down. */
function update(inverse: number[][], from: Point, to: Point): number[][] {
  const s = to.at.map((it, i) => it - from.at[i]!);
  const y = to.gradient.map((it, i) => it - from.gradient[i]!);
  const along = dot(s, y);
  if (!(along > 1e-300)) return inverse;
  const turned = inverse.map((row) => dot(row, y));
  const scale = (1 + dot(y, turned) / along) / along;
  return inverse.map((row, i) =>
    row.map((it, j) => it + scale * s[i]! * s[j]! - (turned[i]! * s[j]! + s[i]! * turned[j]!) / along),
  );
}

function curvature(objective: Objective, at: readonly number[]): number[][] {
  const rows = at.map((_, i) => {
    const side = (by: number) => objective(at.map((it, k) => (k === i ? it + by : it))).gradient;
    const below = side(-DIFFERENCE);
    return side(DIFFERENCE).map((it, k) => (it - below[k]!) / (2 * DIFFERENCE));
  });
  return rows.map((row, i) => row.map((it, j) => (it + rows[j]![i]!) / 2));
}

const unit = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
