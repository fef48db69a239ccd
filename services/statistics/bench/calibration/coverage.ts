import {
  compareEstimates,
  type Estimate,
  liftOf,
  meanEstimate,
  type RatioSums,
  ratioEstimate,
  seededRandom,
  studentQuantile,
} from "../../src/index.ts";
import { defined } from "../../src/testing/defined.ts";
import { draw, type Metric, metrics, sourceOf } from "./draws.ts";
import { type Rate, rateOf } from "./rates.ts";

/** The true lift of the treatment. */
const LIFT = 0.1;

/** How often 95 % intervals hold the truth. */
export interface Coverage {
  metric: string;
  n: number;
  /** Of the control's figure, of the difference, and of the relative lift. */
  figure: Rate;
  difference: Rate;
  lift: Rate;
}

/** One metric with n units an arm, of which the treatment's numerators are a tenth higher. */
export function coverageOf(metric: Metric, n: number, runs: number, seed: number): Coverage {
  const source = sourceOf(seededRandom(seed));
  const estimate = (sums: RatioSums): Estimate => {
    const { denominatorSum, denominatorSumOfSquares, productSum, ...plain } = sums;
    return defined(denominatorSum === n ? meanEstimate(plain) : ratioEstimate(sums));
  };
  const hits = { figure: 0, difference: 0, lift: 0 };
  let known = 0;
  for (let run = 0; run < runs; run++) {
    const [control, treatment] = [1, 1 + LIFT].map((factor) => estimate(draw(metric, n, source, factor)));
    const there = compareEstimates(control!, treatment!, 0.05);
    const share = liftOf(control!, treatment!, 0.05);
    // Nobody bought: the kernel gives a reason in place of a figure, so there is no interval that could be wrong.
    if ("reason" in there || "reason" in share) continue;
    known += 1;
    const half = studentQuantile(0.975, control!.degreesOfFreedom) * Math.sqrt(control!.variance);
    hits.figure += Number(Math.abs(control!.value - metric.truth) <= half);
    hits.difference += Number(there.lower <= LIFT * metric.truth && LIFT * metric.truth <= there.upper);
    hits.lift += Number(share.lower <= LIFT && LIFT <= share.upper);
  }
  const rate = (key: keyof typeof hits): Rate => rateOf(`${metric.name}, n = ${n}`, hits[key], known, 0.95);
  return { metric: metric.name, n, figure: rate("figure"), difference: rate("difference"), lift: rate("lift") };
}

/** Every metric at every size; the large ones in fewer runs, since at most so many units are drawn. */
export function coverage(runs: number, seed: number, sizes: readonly number[], mostUnits: number): Coverage[] {
  return Object.values(metrics).flatMap((metric, index) =>
    sizes.map((n, size) => {
      const fewer = Math.max(100, Math.min(runs, Math.floor(mostUnits / n)));
      return coverageOf(metric, n, fewer, seed * 1000 + 100 + index * 10 + size);
    }),
  );
}

const cell = ({ rate, holds, runs }: Rate): string =>
  `${(100 * rate).toFixed(1)} % ± ${(329 * Math.sqrt((rate * (1 - rate)) / runs)).toFixed(1)}${holds ? "" : " (fails)"}`;

/** Coverage as a table. */
export function coverageTable(rows: readonly Coverage[]): string {
  return [
    "| metric | units an arm | runs | the figure itself | difference | relative lift |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map(
      (it) =>
        `| ${it.metric} | ${it.n} | ${it.figure.runs} | ${cell(it.figure)} | ${cell(it.difference)} | ${cell(it.lift)} |`,
    ),
  ].join("\n");
}
