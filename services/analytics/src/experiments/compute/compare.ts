import {
  alwaysValidP,
  type BayesianComparison,
  betaComparison,
  betaPosterior,
  type Comparison,
  compareEstimates,
  confidenceSequence,
  fisherExact,
  harmTest,
  isUndefined,
  liftOf,
  minimumDetectableEffect,
  normalComparison,
  normalPosterior,
  proportionZ,
  type UndefinedResult,
  undefinedResult,
} from "@vigie/statistics";
import type { AnalyseRequest, BayesDoc, ComparisonDoc, OrReason } from "../analysis_schema.ts";
import { estimateOf, type Pair, pairOf } from "./estimates.ts";
import { intervalOf, shownInterval } from "./interval.ts";
import { needsExact, proportionOf, testsOf } from "./tests.ts";
import type { ArmData, MetricData } from "./types.ts";

/** A comparison before it is corrected for the others beside it. */
export interface Compared {
  /** The difference that decides, with its interval at another alpha. */
  at: (alpha: number) => Comparison | UndefinedResult;
  doc: Omit<ComparisonDoc, "adjusted_p" | "adjusted" | "significant" | "slices">;
  varianceReduction?: number | UndefinedResult | undefined;
}

/** With a planned number of units: what holds however often one looks. */
function watched(it: Comparison | UndefinedResult, n: number, request: AnalyseRequest): Comparison | UndefinedResult {
  if (isUndefined(it) || request.planned_units === undefined) return it;
  const effect = { difference: it.difference, standardError: it.standardError, n };
  const settings = { alpha: request.alpha, plannedN: request.planned_units };
  const sequence = confidenceSequence(effect, settings);
  if (isUndefined(sequence)) return sequence;
  const p = alwaysValidP(effect, settings);
  return isUndefined(p) ? p : { ...it, ...sequence, pValue: p };
}

/** The difference that decides. */
function decide(data: MetricData, pair: Pair, arms: [ArmData, ArmData], request: AnalyseRequest) {
  const { alpha } = request;
  const isPlain = data.kind !== "proportion" || pair.varianceReduction !== undefined;
  if (isPlain || request.planned_units !== undefined) return compareEstimates(pair.control, pair.treatment, alpha);
  const [control, treatment] = [proportionOf(arms[0].sums), proportionOf(arms[1].sums)];
  const z = proportionZ(control, treatment, alpha);
  if (isUndefined(z) || !needsExact(control, treatment)) return z;
  const exact = fisherExact(control, treatment);
  return isUndefined(exact) ? exact : { ...z, pValue: exact.pValue };
}

/** Where less is better an arm wins by lying below the control, and loses by what it lies above it. */
function bayesDoc(it: BayesianComparison, prior: string, lessIsBetter: boolean): BayesDoc {
  const [won, lost, kept] = lessIsBetter
    ? [1 - it.chanceToWin, it.lossOfControl, it.lossOfTreatment]
    : [it.chanceToWin, it.lossOfTreatment, it.lossOfControl];
  return { chance_to_win: won, loss_of_arm: lost, loss_of_control: kept, interval: intervalOf(it), prior };
}

function believe(data: MetricData, pair: Pair, arms: [ArmData, ArmData], alpha: number): OrReason<BayesDoc> {
  const lessIsBetter = data.spec.guardrail?.harmful === "up";
  if (data.kind === "proportion" && pair.varianceReduction === undefined) {
    const [control, treatment] = arms.map((it) => betaPosterior(proportionOf(it.sums)));
    const prior = "Beta(1, 1) for each arm: every share is as likely";
    return bayesDoc(betaComparison(control!, treatment!, alpha), prior, lessIsBetter);
  }
  const difference = pair.treatment.value - pair.control.value;
  const standardError = Math.sqrt(pair.control.variance + pair.treatment.variance);
  const belief = normalPosterior({ difference, standardError, n: pair.control.n + pair.treatment.n });
  return isUndefined(belief)
    ? belief
    : bayesDoc(normalComparison(belief, alpha), "none: every difference is as likely", lessIsBetter);
}

/** The smallest difference that these units would find: Cohen's, back in the units of the metric. */
function detectable({ control, treatment }: Pair, { alpha, power }: AnalyseRequest): OrReason<number> {
  if (control.n < 2 || treatment.n < 2) return undefinedResult("not_enough_data", "two units an arm are needed");
  const effect = minimumDetectableEffect(control.n, { alpha, power, ratio: treatment.n / control.n });
  if (isUndefined(effect)) return effect;
  const variance = control.variance + treatment.variance;
  return effect * Math.sqrt(variance / (1 / control.n + 1 / treatment.n));
}

/** Guardrails take the figures as they are: a share of an adjusted figure means nothing. */
function guard(data: MetricData, [one, other]: [ArmData, ArmData], alpha: number): ComparisonDoc["guardrail"] {
  const { guardrail } = data.spec;
  if (!guardrail) return null;
  const [control, treatment] = [estimateOf(data, one), estimateOf(data, other)];
  if (isUndefined(control)) return control;
  if (isUndefined(treatment)) return treatment;
  const it = harmTest(control, treatment, { ...guardrail, relative: true, alpha });
  if (isUndefined(it)) return it;
  return {
    verdict: it.verdict,
    margin: guardrail.margin,
    at_most: it.atMost,
    p_harm: it.harmPValue,
    p_safe: it.safePValue,
  };
}

/** One arm beside the control in one metric. */
export function compare(data: MetricData, control: ArmData, arm: ArmData, request: AnalyseRequest): Compared {
  const arms: [ArmData, ArmData] = [control, arm];
  const pair = pairOf(data, control, arm);
  const shared = { arm: arm.arm, tests: testsOf(data, control, arm, request.alpha) };
  if (isUndefined(pair)) {
    const nothing = { difference: pair, lift: pair, p: pair, bayes: pair, detectable: pair };
    return { at: () => pair, doc: { ...shared, ...nothing, guardrail: data.spec.guardrail ? pair : null } };
  }
  const n = pair.control.n + pair.treatment.n;
  const at = (alpha: number) => watched(decide(data, pair, arms, { ...request, alpha }), n, { ...request, alpha });
  const decides = at(request.alpha);
  return {
    at,
    varianceReduction: pair.varianceReduction,
    doc: {
      ...shared,
      difference: shownInterval(decides),
      lift: shownInterval(watched(liftOf(pair.control, pair.treatment, request.alpha), n, request)),
      p: isUndefined(decides) ? decides : decides.pValue,
      bayes: believe(data, pair, arms, request.alpha),
      detectable: detectable(pair, request),
      guardrail: guard(data, arms, request.alpha),
    },
  };
}
