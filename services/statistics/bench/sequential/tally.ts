import { seededRandom } from "../../src/index.ts";
import { type Experiment, effectsByDay, trueEffect } from "./experiment.ts";
import { type Rule, rulesFor } from "./rules.ts";

/** How a rule fared over many runs. */
export interface Tally extends Pick<Rule, "name" | "keeps"> {
  /** Share of runs that ended with a finding. */
  found: number;
  /** Share of runs in which the true effect was left out on any day. */
  missedTruth: number;
  /** Share of the planned days until the end, on average. */
  used: number;
}

/** Runs an experiment so often, and judges each day of each run by each rule. */
export function tally(experiment: Experiment, runs: number, seed: number): Tally[] {
  const random = seededRandom(seed);
  const truth = trueEffect(experiment);
  const rules = rulesFor(experiment.days, 2 * experiment.perDay * experiment.days);
  const found = rules.map(({ name, keeps }) => ({ name, keeps, found: 0, missedTruth: 0, used: 0 }));
  for (let run = 0; run < runs; run++) {
    const effects = effectsByDay(experiment, random);
    const errors = effects.map((effect) => ({ ...effect, difference: effect.difference - truth }));
    rules.forEach((rule, index) => {
      const sums = found[index]!;
      // Before anybody bought, nothing is judged.
      const judge = (days: typeof effects): number =>
        days.findIndex((effect, day) => effect.standardError > 0 && rule.excludesNone(effect, day));
      const day = judge(effects);
      if (day >= 0) sums.found += 1 / runs;
      if (judge(errors) >= 0) sums.missedTruth += 1 / runs;
      sums.used += (day >= 0 ? day + 1 : experiment.days) / experiment.days / runs;
    });
  }
  return found;
}
