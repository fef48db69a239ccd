import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnalysisDoc, analyseRequest, type ComparisonDoc, type TestDoc } from "./analysis_schema.ts";
import { analyseFile } from "./index.ts";
import { parseMetrics } from "./metric_text.ts";

const shared = resolve(import.meta.dirname, "../../../../../shared");
const file = resolve(shared, "data/cookie_cats.csv");
const answers = resolve(shared, "reference/cookie_cats_experiment.json");
const absent = [file, answers].find((path) => !existsSync(path));
if (absent) console.warn(`skipped: ${absent} is absent`);

interface OfShare {
  difference: number;
  z_pooled: number;
  p_two_sided: number;
  chi2: number;
  chi2_p: number;
  fisher_p: number;
  wald_ci95: [number, number];
  newcombe_ci95: [number, number];
  beta_binomial_uniform_prior_prob_treatment_better: number;
}

interface Reference {
  n: [number, number];
  srm_chi2_50_50: { statistic: number; p: number };
  retention_1: OfShare;
  retention_7: OfShare;
  sum_gamerounds: Record<
    "student_t" | "student_p" | "welch_t" | "welch_df" | "welch_p" | "mannwhitney_u" | "mannwhitney_p",
    number
  > & { mean: [number, number]; welch_ci95: [number, number] };
  sum_gamerounds_winsorised_p99_pooled: { cap: number; welch_t: number; welch_p: number };
  multiple_testing: { holm: number[]; benjamini_hochberg: number[] };
}

const close = (value: unknown, reference: number, relative = 1e-9) => {
  expect(typeof value).toBe("number");
  expect(Math.abs((value as number) / reference - 1)).toBeLessThan(relative);
};

describe.skipIf(absent)("Cookie Cats, against scipy 1.17.1 and statsmodels 0.15.0", () => {
  const reference = absent ? ({} as Reference) : (JSON.parse(readFileSync(answers, "utf8")) as Reference);
  let scratch: string;
  let doc: AnalysisDoc;
  const request = (more: object = {}) =>
    analyseRequest.parse({
      unit: "userid",
      arm: "version",
      metrics: parseMetrics({ metric: ["retention_1", "retention_7", "sum_gamerounds"] }),
      ...more,
    });
  const of = (name: string, from = doc): ComparisonDoc => {
    const it = from.metrics.find((metric) => metric.name === name)?.comparisons[0];
    if (!it) throw new Error(`no ${name}`);
    return it;
  };
  const testOf = (name: string, kind: string, from = doc): TestDoc => {
    const it = of(name, from).tests.find((one) => one.name === kind);
    if (!it || "reason" in it) throw new Error(`no ${kind} of ${name}`);
    return it;
  };

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), "vigie-cookies-"));
    doc = await analyseFile({ file, scratch }, request());
  }, 60_000);
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  test("the arms' sizes are a warning at 5 % and no failure at 0.1 %", () => {
    expect(doc.arms.map(({ units }) => units)).toEqual(reference.n);
    const ratio = doc.health.sample_ratio;
    if (!("p" in ratio)) throw new Error(ratio.detail);
    close(ratio.statistic, reference.srm_chi2_50_50.statistic);
    close(ratio.p, reference.srm_chi2_50_50.p, 1e-6);
    expect(ratio.level).toBe("warning");
    expect(doc.health.level).toBe("warning");
  });

  test.each(["retention_1", "retention_7"] as const)("%s: every test and interval of two shares", (name) => {
    const it = reference[name];
    const z = testOf(name, "proportion_z");
    close(z.statistic, it.z_pooled);
    close(z.p, it.p_two_sided, 1e-6);
    const chi = testOf(name, "chi_square");
    close(chi.statistic, it.chi2);
    close(chi.p, it.chi2_p, 1e-6);
    close(testOf(name, "fisher_exact").p, it.fisher_p, 1e-6);
    for (const [kind, [lower, upper]] of [
      ["wald_interval", it.wald_ci95],
      ["newcombe_interval", it.newcombe_ci95],
    ] as const) {
      const { interval } = testOf(name, kind);
      close(interval?.value, it.difference);
      close(interval?.lower, lower);
      close(interval?.upper, upper);
    }
    const { bayes } = of(name);
    if (!("chance_to_win" in bayes)) throw new Error(bayes.detail);
    expect(Math.abs(bayes.chance_to_win - it.beta_binomial_uniform_prior_prob_treatment_better)).toBeLessThan(1e-3);
  });

  test("game rounds: t tests, ranks, and means with giants cut off", async () => {
    const it = reference.sum_gamerounds;
    const [welch, student, ranks] = ["welch_t", "student_t", "mann_whitney"].map((kind) =>
      testOf("sum_gamerounds", kind),
    );
    close(welch?.statistic, it.welch_t);
    close(welch?.degrees_of_freedom, it.welch_df);
    close(welch?.p, it.welch_p, 1e-6);
    close(welch?.interval?.lower, it.welch_ci95[0]);
    close(welch?.interval?.upper, it.welch_ci95[1]);
    close(student?.statistic, it.student_t);
    close(student?.p, it.student_p, 1e-6);
    close(ranks?.statistic, it.mannwhitney_u);
    close(ranks?.p, it.mannwhitney_p, 1e-6);
    const capped = await analyseFile({ file, scratch }, request({ winsorise: 0.99 }));
    const { cap, welch_t, welch_p } = reference.sum_gamerounds_winsorised_p99_pooled;
    expect(capped.metrics[2]?.cap).toBe(cap);
    close(testOf("sum_gamerounds", "welch_t", capped).statistic, welch_t);
    close(testOf("sum_gamerounds", "welch_t", capped).p, welch_p, 1e-6);
  }, 60_000);

  test.each([
    ["holm", "holm"],
    ["benjamini_hochberg", "benjamini_hochberg"],
  ] as const)(
    "three tests corrected by %s",
    async (correction, name) => {
      const it = await analyseFile({ file, scratch }, request({ correction }));
      it.metrics.forEach((metric, at) => {
        close(metric.comparisons[0]?.adjusted_p, reference.multiple_testing[name][at]!, 1e-6);
      });
    },
    60_000,
  );

  test("the first line says what was decided and why", () => {
    expect(doc.sentence).toBe(
      "gate_40 lowers retention_7 by 4.3 % (p = 0.0047, corrected for 3 tests); nothing else can be told from chance.",
    );
  });
});
