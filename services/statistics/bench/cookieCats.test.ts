import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  benjaminiHochberg,
  cappedSums,
  chiSquareTest,
  fisherExact,
  holm,
  isUndefined,
  mannWhitney,
  meanEstimate,
  newcombeInterval,
  pooledCap,
  proportionZ,
  sampleSizeOfMeans,
  sampleSizeOfProportions,
  studentT,
  type ValueCount,
  waldInterval,
  welchT,
} from "../src/index.ts";
import { defined } from "../src/testing/defined.ts";

const shared = resolve(import.meta.dirname, "../../../../shared");
const file = resolve(shared, "data/cookie_cats.csv");
const answers = resolve(shared, "reference/cookie_cats_experiment.json");
const absent = [file, answers].find((path) => !existsSync(path));
if (absent) console.warn(`skipped: ${absent} is absent`);

type Pair = [number, number];
interface Reference {
  n: Pair;
  sum_gamerounds: Record<string, number> & { mean: Pair; variance: Pair; welch_ci95: Pair };
  multiple_testing: Record<"p" | "holm" | "benjamini_hochberg", number[]>;
  sample_size_per_arm: Record<string, number>;
  sum_gamerounds_winsorised_p99_pooled: Record<"cap" | "welch_t" | "welch_p", number>;
}
type Retention = Record<string, number> & { successes: Pair; wald_ci95: Pair; newcombe_ci95: Pair };

// As the file states: 1e-9 relative for closed forms, 1e-6 for p-values.
const near = (value: number, reference: number | undefined, relative = 1e-9): void =>
  expect(Math.abs(value / (reference as number) - 1)).toBeLessThan(relative);
const nearP = (value: number, reference: number | undefined): void => near(value, reference, 1e-6);

describe.skipIf(absent)("Cookie Cats, gate 30 against gate 40, against scipy 1.17.1 and statsmodels 0.15.0", () => {
  let reference: Reference & Record<"retention_1" | "retention_7", Retention>;
  let rows: { treated: boolean; rounds: number; retained: [boolean, boolean] }[];
  let counts: ValueCount[];
  beforeAll(() => {
    reference = JSON.parse(readFileSync(answers, "utf8")) as typeof reference;
    rows = readFileSync(file, "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(","))
      .map(([, version, rounds, first, seventh]) => ({
        treated: version === "gate_40",
        rounds: Number(rounds),
        retained: [first === "TRUE", seventh === "TRUE"],
      }));
    const byValue = new Map<number, ValueCount>();
    for (const { rounds: value, treated } of rows) {
      const count = byValue.get(value) ?? { value, control: 0, treatment: 0 };
      count[treated ? "treatment" : "control"] += 1;
      byValue.set(value, count);
    }
    counts = [...byValue.values()];
  });

  test.each(["retention_1", "retention_7"] as const)("%s: z, chi-square, Fisher, Wald and Newcombe", (name) => {
    const expected = reference[name];
    const day = name === "retention_1" ? 0 : 1;
    const arm = (treated: boolean) => {
      const them = rows.filter((it) => it.treated === treated);
      return { n: them.length, successes: them.filter((it) => it.retained[day]).length };
    };
    const [control, treatment] = [arm(false), arm(true)];
    expect([control.n, treatment.n]).toEqual(reference.n);
    expect([control.successes, treatment.successes]).toEqual(expected.successes);
    const z = defined(proportionZ(control, treatment, 0.05));
    near(z.difference, expected["difference"]);
    near(z.statistic, expected["z_pooled"]);
    nearP(z.pValue, expected["p_two_sided"]);
    const chi = defined(chiSquareTest([control, treatment].map((it) => [it.successes, it.n - it.successes])));
    near(chi.statistic, expected["chi2"]);
    nearP(chi.pValue, expected["chi2_p"]);
    near(defined(fisherExact(control, treatment)).pValue, expected["fisher_p"]);
    for (const [interval, bounds] of [
      [waldInterval, expected.wald_ci95],
      [newcombeInterval, expected.newcombe_ci95],
    ] as const) {
      const { lower, upper } = defined(interval(control, treatment, 0.05));
      near(lower, bounds[0]);
      near(upper, bounds[1]);
    }
  });

  test("game rounds: means, variances, Student's and Welch's t", () => {
    const expected = reference.sum_gamerounds;
    const { control, treatment } = cappedSums(counts, 1e9);
    for (const [arm, sums] of [control, treatment].entries()) {
      const { n, value, variance } = defined(meanEstimate(sums));
      near(value, expected.mean[arm]);
      near(variance * n, expected.variance[arm]);
    }
    const student = defined(studentT(control, treatment, 0.05));
    near(student.statistic, expected["student_t"]);
    nearP(student.pValue, expected["student_p"]);
    const welch = defined(welchT(control, treatment, 0.05));
    near(welch.statistic, expected["welch_t"]);
    near(welch.degreesOfFreedom, expected["welch_df"]);
    nearP(welch.pValue, expected["welch_p"]);
    near(welch.lower, expected.welch_ci95[0]);
    near(welch.upper, expected.welch_ci95[1]);
  });

  test("game rounds: Mann–Whitney, and Welch's t winsorised at the 99th percentile of both arms", () => {
    const ranks = defined(mannWhitney(counts));
    near(ranks.statistic, reference.sum_gamerounds["mannwhitney_u"]);
    nearP(ranks.pValue, reference.sum_gamerounds["mannwhitney_p"]);
    const expected = reference.sum_gamerounds_winsorised_p99_pooled;
    const cap = pooledCap(counts, 0.99);
    if (isUndefined(cap)) throw new Error(cap.detail);
    expect(cap).toBe(expected.cap);
    const { control, treatment } = cappedSums(counts, cap);
    const welch = defined(welchT(control, treatment, 0.05));
    near(welch.statistic, expected.welch_t);
    nearP(welch.pValue, expected.welch_p);
  });

  test("p-values adjusted for three metrics, by Holm and by Benjamini and Hochberg", () => {
    const { p, holm: strict, benjamini_hochberg } = reference.multiple_testing;
    holm(p).forEach((it, i) => {
      near(it, strict[i]);
    });
    benjaminiHochberg(p).forEach((it, i) => {
      near(it, benjamini_hochberg[i]);
    });
  });

  test("units an arm; statsmodels' own roots are off by up to 5e-9", () => {
    const expected = reference.sample_size_per_arm;
    const units = [
      [
        sampleSizeOfProportions(0.1, 0.11, { alpha: 0.05, power: 0.8, ratio: 1 }),
        "proportion_10pct_to_11pct_power80_alpha5_arcsine",
      ],
      [sampleSizeOfMeans(0.2, { alpha: 0.05, power: 0.8, ratio: 1 }), "t_test_d0.2_power80_alpha5"],
      [sampleSizeOfMeans(0.05, { alpha: 0.01, power: 0.9, ratio: 1 }), "t_test_d0.05_power90_alpha1"],
    ] as const;
    for (const [size, name] of units) near(defined<number>(size), expected[name], 1e-8);
  });
});
