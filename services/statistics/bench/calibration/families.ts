import {
  compareEstimates,
  holm,
  newcombeInterval,
  seededRandom,
  selectedIntervals,
  simultaneousIntervals,
  waldInterval,
} from "../../src/index.ts";
import { defined } from "../../src/testing/defined.ts";
import { type Source, sourceOf, successes } from "./draws.ts";
import { countHits, type Rate, rateOf } from "./rates.ts";

const shares = [
  { control: 0.02, treatment: 0.03, n: 100 },
  { control: 0.02, treatment: 0.03, n: 1000 },
  { control: 0.1, treatment: 0.12, n: 50 },
  { control: 0.1, treatment: 0.12, n: 1000 },
  { control: 0.5, treatment: 0.6, n: 30 },
];

/** How often the two 95 % intervals of a difference of proportions hold it. */
export function coverageOfProportions(runs: number, seed: number): Rate[] {
  return shares.flatMap(({ control, treatment, n }, index) => {
    const source = sourceOf(seededRandom(seed * 1000 + 500 + index));
    const hits = [0, 0];
    for (let run = 0; run < runs; run++) {
      const [first, second] = [control, treatment].map((it) => ({ n, successes: successes(n, it, source) }));
      [waldInterval, newcombeInterval].forEach((interval, which) => {
        const { lower, upper } = defined(interval(first!, second!, 0.05));
        hits[which]! += Number(lower <= treatment - control && treatment - control <= upper);
      });
    }
    return ["Wald", "Newcombe"].map((name, which) =>
      rateOf(`${name}, ${100 * control} % to ${100 * treatment} %, ${n} an arm`, hits[which]!, runs, 0.95),
    );
  });
}

const ARMS = { n: 1e6, variance: 0.5, degreesOfFreedom: Number.POSITIVE_INFINITY };
/** Twenty differences with a standard error of 1, of which five are not 0. */
const TRUTHS = Array.from({ length: 20 }, (_, i) => (i < 5 ? 3 : 0));

function family({ normal }: Source) {
  return TRUTHS.map((truth) =>
    defined(compareEstimates({ ...ARMS, value: 0 }, { ...ARMS, value: truth + normal() }, 0.05)),
  );
}

const misses = ({ lower, upper }: { lower: number; upper: number }, index: number): boolean =>
  lower > TRUTHS[index]! || upper < TRUTHS[index]!;

/** What several tests together promise, each to be kept below 0.05. */
export function familyErrors(runs: number, seed: number): Rate[] {
  const kept: [string, (source: Source) => boolean][] = [
    [
      "Holm finds any effect that is not there",
      (it) => holm(family(it).map(({ pValue }) => pValue)).some((p, i) => p <= 0.05 && TRUTHS[i] === 0),
    ],
    ["any simultaneous interval misses", (it) => simultaneousIntervals(family(it), 0.05).some(misses)],
    [
      // One selected effect is drawn: its chance of a miss is the expected share of misses.
      "a selected interval misses (Benjamini and Yekutieli)",
      (it) => {
        const selected = selectedIntervals(family(it), 0.05).map((one, i) => ({ ...one, missed: misses(one, i) }));
        const found = selected.filter((one) => one.selected);
        return found[Math.floor(it.uniform() * found.length)]?.missed ?? false;
      },
    ],
  ];
  return kept.map(([name, errs], index) => {
    const source = sourceOf(seededRandom(seed * 1000 + 600 + index));
    return rateOf(
      name,
      countHits(runs, () => errs(source)),
      runs,
      0.05,
      true,
    );
  });
}
