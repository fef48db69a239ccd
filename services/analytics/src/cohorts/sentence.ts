import { normalTail } from "@vigie/statistics";
import { percent } from "../platform/words/index.ts";
import type { Cohort } from "./figure.ts";
import type { CohortGrain, CohortUnit } from "./schema.ts";

interface Came {
  came: number;
  of: number;
}

function cameBack(cohorts: readonly Cohort[]): Came {
  const came = cohorts.reduce((sum, it) => sum + (it.active[1] ?? 0), 0);
  const of = cohorts.reduce((sum, it) => sum + it.size, 0);
  return { came, of };
}

/** Two shares differ by more than chance: the usual z of two proportions, both sides, at 5 %. */
function differs(a: Came, b: Came): boolean {
  const p = (a.came + b.came) / (a.of + b.of);
  const z = (a.came / a.of - b.came / b.of) / Math.sqrt(p * (1 - p) * (1 / a.of + 1 / b.of));
  return Number.isFinite(z) && 2 * normalTail(Math.abs(z)) < 0.05;
}

const latest = 3;

/** The answer in a sentence, from the counts of customers by period. */
export function sentenceOf(cohorts: readonly Cohort[], unit: CohortUnit, grain: CohortGrain): string {
  const who = unit === "customer" ? "customers" : "stores";
  const old = cohorts.filter((it) => it.complete > 1 && it.size > 0);
  const all = cameBack(old);
  if (all.of === 0) return `Not enough data: no ${grain} after a first order is over yet.`;
  const said = `${percent(all.came / all.of)} of ${who} ${unit === "customer" ? "buy again" : "sell again"} in the ${grain} after that of their first order`;
  if (old.length < 2 * latest) return `${said}.`;
  const [now, before] = [cameBack(old.slice(-latest)), cameBack(old.slice(0, -latest))];
  const of = `of the latest ${latest} ${grain}s' ${who} ${percent(now.came / now.of)}`;
  if (!differs(now, before)) return `${said}; ${of}, no clear change.`;
  return `${said}; ${of}, ${now.came / now.of > before.came / before.of ? "more" : "fewer"} than of those before (${percent(before.came / before.of)}).`;
}
