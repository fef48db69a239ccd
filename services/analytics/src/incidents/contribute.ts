/** What one value of a dimension had, now and at the times compared with: a sum, or a part and what it is out of. */
export interface Part {
  now: { over: number; under: number };
  before: { over: number; under: number };
}

export const partOf = (): Part => ({ now: { over: 0, under: 0 }, before: { over: 0, under: 0 } });

export interface Split {
  value: string;
  /** Of the whole change; over all values they add up to 1. */
  share: number;
  actual: number;
  expected: number;
  rate: number;
  mix: number;
}

const quotient = (over: number, under: number) => (under === 0 ? 0 : over / under);

/**
 * Splits a change over the values of a dimension.
 *
 * Question: conversion fell by two points: in which country, and because people there bought less or because more of the
 *   visits came from where people buy little?
 * Assumes: values do not overlap. Of a sum, a value's part is its own change. Of a ratio it is the change of its own ratio,
 *   weighted with its weight now (rate), and the change of its weight, weighted with how its ratio was against all (mix).
 * Units: those of the metric; shares of 1. The parts add up to the whole change exactly.
 * Errors: with no change at all there are no shares, and the answer is empty.
 * Source: Kitagawa, "Components of a difference between two rates", JASA 50, 1955.
 * Example: 10 of 100 became 6 of 100 in A, and B stayed at 20 of 100: A has share 1, all of it rate.
 */
export function split(parts: ReadonlyMap<string, Part>, isRatio: boolean): Split[] {
  const made = [...parts].map(([value, part]) => ({ value, ...(isRatio ? ofRatio(part, parts) : ofSum(part)) }));
  const change = made.reduce((sum, { rate, mix }) => sum + rate + mix, 0);
  const scale = Math.max(0, ...made.map(({ actual, expected }) => Math.max(Math.abs(actual), Math.abs(expected))));
  // Below what floating point can tell there is no change, and no share of it.
  if (Math.abs(change) <= scale * 1e-12) return [];
  return made
    .map((it) => ({ ...it, share: (it.rate + it.mix) / change }))
    .sort((a, b) => b.share - a.share || (a.value < b.value ? -1 : 1));
}

function ofSum({ now, before }: Part): Omit<Split, "value" | "share"> {
  return { actual: now.over, expected: before.over, rate: now.over - before.over, mix: 0 };
}

function ofRatio({ now, before }: Part, parts: ReadonlyMap<string, Part>): Omit<Split, "value" | "share"> {
  const all = [...parts.values()];
  const total = (side: "now" | "before", of: "over" | "under") => all.reduce((sum, part) => sum + part[side][of], 0);
  const weights = [
    quotient(now.under, total("now", "under")),
    quotient(before.under, total("before", "under")),
  ] as const;
  const overall = quotient(total("before", "over"), total("before", "under"));
  const [actual, expected] = [quotient(now.over, now.under), quotient(before.over, before.under)];
  // A value that is new, or gone, has no ratio on the other side: all of it is a change of weight.
  if (before.under === 0) return { actual, expected, rate: 0, mix: weights[0] * (actual - overall) };
  const rate = now.under === 0 ? 0 : weights[0] * (actual - expected);
  return { actual, expected, rate, mix: (weights[0] - weights[1]) * (expected - overall) };
}

/**
 * How unevenly a change is spread over the values of a dimension: the Jensen-Shannon divergence (base 2) between what came
 * and what was expected, as shares. 0: every value changed alike; 1: nothing came where something was expected.
 *
 * Source: Bhagwan et al., "Adtributor: revenue debugging in advertising systems", NSDI 2014.
 */
export function surpriseOf(parts: ReadonlyMap<string, Part>): number {
  const all = [...parts.values()];
  const now = all.reduce((sum, part) => sum + Math.max(0, part.now.over), 0);
  const then = all.reduce((sum, part) => sum + Math.max(0, part.before.over), 0);
  if (now === 0 || then === 0) return 0;
  return all.reduce((sum, part) => {
    const [p, q] = [Math.max(0, part.now.over) / now, Math.max(0, part.before.over) / then];
    const middle = (p + q) / 2;
    const term = (share: number) => (share > 0 ? (share / 2) * Math.log2(share / middle) : 0);
    return sum + term(p) + term(q);
  }, 0);
}
