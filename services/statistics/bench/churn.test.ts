import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type BgNbd,
  brierScore,
  calibrate,
  calibrated,
  churnFeatures,
  type Fitted,
  fitBgNbd,
  fitLogistic,
  type LogisticFit,
  liftTable,
  logLoss,
  predictProbabilities,
  purchasesToCome,
  rocArea,
} from "../src/index.ts";
import { inDays, type Observed, readCdnow } from "./readCdnow.ts";

const file = resolve(import.meta.dirname, "../../../../shared/data/cdnow.csv");
const absent = !existsSync(file);
if (absent) console.warn(`skipped: ${file} is absent`);

const gone = (them: readonly Observed[]) => them.map(({ later }) => later === 0);

/** Features as of a day; purchases to come by a model of that day too. */
function asOf(until: string, to: string, horizon: number) {
  const them = inDays(readCdnow(file, until, to));
  const { model } = fitBgNbd(them) as Fitted<BgNbd>;
  return { them, model, outcomes: gone(them), ...churnFeatures(them, { model, horizon }) };
}

// The known time up to the test's day is halved: 1997-01-01 to 05-17 as the past, and what came up to 09-30.
const trained = { until: "1997-05-17", to: "1997-09-30", days: 136 };
const tested = { until: "1997-09-30", to: "1998-06-30", days: 273 };

describe.skipIf(absent)("churn on CDNOW, trained on what was known on 1997-09-30, tested on what came after", () => {
  let train: ReturnType<typeof asOf>;
  let held: ReturnType<typeof asOf>;
  let fit: LogisticFit;
  let scores: number[];
  beforeAll(() => {
    train = asOf(trained.until, trained.to, trained.days);
    held = asOf(tested.until, tested.to, tested.days);
    fit = fitLogistic(train.columns, train.outcomes) as LogisticFit;
    scores = [...(predictProbabilities(held.columns, fit.model) as Float64Array)];
  });

  test("it puts who left above who stayed more often than few purchases to come do: 0.7630", () => {
    const baseline = rocArea(
      held.them.map((it) => -purchasesToCome(held.model, it, tested.days)),
      held.outcomes,
    ) as number;
    expect(baseline).toBeCloseTo(0.763, 4);
    const area = rocArea(scores, held.outcomes) as number;
    console.info(`AUC ${area.toFixed(4)} against ${baseline.toFixed(4)}`);
    console.info(train.names.map((name, at) => `${name} ${fit.model.coefficients[at]!.toFixed(3)}`).join(", "));
    expect(area).toBeGreaterThan(0.77);
  });

  test("its tenths: lift and what they catch; its probabilities as they are, calibrated on half of the customers", () => {
    const table = liftTable(scores, held.outcomes);
    console.info(JSON.stringify(table));
    const half = scores.map((_, i) => i % 2 === 0);
    const calibration = calibrate(
      scores.filter((_, i) => half[i]),
      held.outcomes.filter((_, i) => half[i]),
    );
    if ("reason" in calibration) throw new Error(calibration.detail);
    const others = scores.filter((_, i) => !half[i]);
    const theirs = held.outcomes.filter((_, i) => !half[i]);
    const shares = others.map((score) => calibrated(score, calibration));
    const [before, after] = [brierScore(others, theirs), brierScore(shares, theirs)] as [number, number];
    console.info(`Brier ${before.toFixed(4)}, calibrated ${after.toFixed(4)}; log loss ${logLoss(others, theirs)}`);
    expect(after).toBeLessThan(before);
  });
});
