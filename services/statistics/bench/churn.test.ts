import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type BgNbd,
  brierScore,
  type Calibration,
  calibrate,
  calibrated,
  calibrationTable,
  churnFeatures,
  type Fitted,
  fitBgNbd,
  fitLogistic,
  type LiftRow,
  type LogisticFit,
  liftTable,
  logLoss,
  predictProbabilities,
  probabilityOfReturn,
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
  let scores: Float64Array;
  beforeAll(() => {
    train = asOf(trained.until, trained.to, trained.days);
    held = asOf(tested.until, tested.to, tested.days);
    const { model } = fitLogistic(train.columns, train.outcomes) as LogisticFit;
    scores = predictProbabilities(held.columns, model) as Float64Array;
  });

  test("it puts who left above who stayed more often than few purchases to come do: 0.7630", () => {
    const fewer = held.them.map((it) => -purchasesToCome(held.model, it, tested.days));
    expect(rocArea(fewer, held.outcomes)).toBeCloseTo(0.763, 4);
    const area = rocArea(scores, held.outcomes) as number;
    console.info(`AUC ${area.toFixed(4)} against 0.7630`);
    expect(area).toBeGreaterThan(0.77);
  });

  test("its probabilities are nearer to what came than those of BG/NBD, and within 0.1 of it in each tenth", () => {
    const byModel = held.them.map((it) => 1 - probabilityOfReturn(held.model, it, tested.days));
    for (const score of [brierScore, logLoss]) {
      expect(score(scores, held.outcomes)).toBeLessThan(score(byModel, held.outcomes) as number);
    }
    for (const { predicted, observed } of calibrationTable(scores, held.outcomes)) {
      expect(Math.abs(predicted - observed)).toBeLessThan(0.1);
    }
  });

  test("half of the customers calibrate it for the other half", () => {
    const [ones, others] = [0, 1].map((half) => ({
      scores: scores.filter((_, i) => i % 2 === half),
      outcomes: held.outcomes.filter((_, i) => i % 2 === half),
    })) as [Half, Half];
    const calibration = calibrate(ones.scores, ones.outcomes) as Calibration;
    const shares = others.scores.map((score) => calibrated(score, calibration));
    expect(brierScore(shares, others.outcomes)).toBeLessThan(brierScore(others.scores, others.outcomes) as number);
  });

  test("the half said to leave first has three fifths of those who leave, the last tenth fewer than 3 %", () => {
    const table = liftTable(scores, held.outcomes) as LiftRow[];
    expect(table[4]!.caught).toBeGreaterThan(0.6);
    expect(1 - table[8]!.caught).toBeLessThan(0.03);
  });
});

interface Half {
  scores: Float64Array;
  outcomes: boolean[];
}
