import { betaQuantile } from "../../src/index.ts";
import type { Source } from "./draws.ts";

/** An experiment without an effect; its p-value should be at most 0.05 in one of twenty. */
export interface NoEffect {
  name: string;
  pValue: (source: Source) => number;
  /** Exact tests of few possible outcomes keep below their level. */
  atMost?: boolean;
}

/** How often something came true, beside how often it should. */
export interface Rate {
  name: string;
  runs: number;
  rate: number;
  /** What the rate may be off by chance, as seen from the simulation: Clopper and Pearson at 99.9 %. */
  lower: number;
  upper: number;
  expected: number;
  holds: boolean;
}

/** Of so many runs; a test that keeps below its level by design holds there too. */
export function rateOf(name: string, hits: number, runs: number, expected: number, atMost = false): Rate {
  const lower = hits === 0 ? 0 : betaQuantile(0.0005, hits, runs - hits + 1);
  const upper = hits === runs ? 1 : betaQuantile(0.9995, hits + 1, runs - hits);
  const holds = lower <= expected && (atMost || expected <= upper);
  return { name, runs, rate: hits / runs, lower, upper, expected, holds };
}

/** Runs an experiment again and again, and counts how often it comes true. */
export function countHits(runs: number, experiment: () => boolean): number {
  let hits = 0;
  for (let run = 0; run < runs; run++) hits += Number(experiment());
  return hits;
}

const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;

/** Rates as a table. */
export function ratesTable(heading: string, rates: readonly Rate[]): string {
  const lines = rates.map(
    (it) =>
      `| ${it.name} | ${it.runs} | ${percent(it.rate)} | ${percent(it.lower)} to ${percent(it.upper)} | ${percent(it.expected)} | ${it.holds ? "yes" : "no"} |`,
  );
  return [
    `| ${heading} | runs | rate | may be | should be | holds |`,
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}
