export { bandEdge } from "./band/bandEdge.ts";
export { emptySeason } from "./band/emptySeason.ts";
export { hourOfWeek, weekday } from "./band/presets.ts";
export { rememberBucket } from "./band/rememberBucket.ts";
export { type Bucket, seasonalBand } from "./band/seasonalBand.ts";
export { type PastBucket, seasonalBands } from "./band/seasonalBands.ts";
export { varianceOf } from "./band/total.ts";
export type { Band, Direction, Expected, SeasonOptions, SeasonSummary } from "./band/types.ts";
export {
  type ChurnFeature,
  type ChurnFeatures,
  type ChurnHistory,
  churnFeatures,
} from "./churn/churnFeatures.ts";
export { brierScore } from "./classification/brierScore.ts";
export { type Calibration, calibrate } from "./classification/calibrate.ts";
export { calibrated } from "./classification/calibrated.ts";
export { type CalibrationRow, calibrationTable } from "./classification/calibrationTable.ts";
export { contributions } from "./classification/contributions.ts";
export { fitLogistic, type LogisticFit } from "./classification/fitLogistic.ts";
export { type LiftRow, liftTable } from "./classification/liftTable.ts";
export type { Logistic } from "./classification/logistic.ts";
export { logLoss } from "./classification/logLoss.ts";
export { predictProbabilities } from "./classification/predictProbabilities.ts";
export { predictProbability } from "./classification/predictProbability.ts";
export { rocArea } from "./classification/rocArea.ts";
export { adjustedRandIndex } from "./clustering/adjustedRandIndex.ts";
export { assignCluster } from "./clustering/assignCluster.ts";
export { assignClusters } from "./clustering/assignClusters.ts";
export { type ChosenClusters, chooseClusters, type TriedClusters } from "./clustering/chooseClusters.ts";
export { daviesBouldin } from "./clustering/daviesBouldin.ts";
export { inertia } from "./clustering/inertia.ts";
export { type KMeansOptions, kMeans } from "./clustering/kMeans.ts";
export type { Clusters } from "./clustering/ordered.ts";
export { type Silhouette, silhouette } from "./clustering/silhouette.ts";
export type { Columns } from "./columns/types.ts";
export { cappedSums } from "./comparison/cappedSums.ts";
export { type ChiSquare, chiSquareTest } from "./comparison/chiSquareTest.ts";
export { compareEstimates } from "./comparison/compareEstimates.ts";
export { type FisherExact, fisherExact } from "./comparison/fisherExact.ts";
export { type Guardrail, type Harm, harmTest } from "./comparison/harmTest.ts";
export { liftOf } from "./comparison/liftOf.ts";
export { type MannWhitney, mannWhitney } from "./comparison/mannWhitney.ts";
export { newcombeInterval } from "./comparison/newcombeInterval.ts";
export { pooledCap } from "./comparison/pooledCap.ts";
export { proportionZ } from "./comparison/proportionZ.ts";
export { studentT } from "./comparison/studentT.ts";
export type { ValueCount } from "./comparison/valueCounts.ts";
export { waldInterval } from "./comparison/waldInterval.ts";
export { welchT } from "./comparison/welchT.ts";
export { placeOnComponents } from "./components/placeOnComponents.ts";
export { type Components, principalComponents } from "./components/principalComponents.ts";
export { type DetectorOptions, detectorDefaults } from "./detector/options.ts";
export { type PointScore, type StreamingDetector, streamingDetector } from "./detector/streamingDetector.ts";
export { betaCdf } from "./distributions/betaCdf.ts";
export { betaQuantile } from "./distributions/betaQuantile.ts";
export { chiSquareTail } from "./distributions/chiSquareTail.ts";
export { digamma } from "./distributions/digamma.ts";
export { logGamma } from "./distributions/logGamma.ts";
export { logPoisson } from "./distributions/logPoisson.ts";
export { nonCentralStudentTail } from "./distributions/nonCentralStudentTail.ts";
export { normalQuantile } from "./distributions/normalQuantile.ts";
export { normalTail } from "./distributions/normalTail.ts";
export { poissonTail } from "./distributions/poissonTail.ts";
export { quasiPoissonZ } from "./distributions/quasiPoissonZ.ts";
export { studentQuantile } from "./distributions/studentQuantile.ts";
export { studentTail } from "./distributions/studentTail.ts";
export type { Effect } from "./effect/types.ts";
export { addSums } from "./estimates/addSums.ts";
export { type CupedEstimates, cupedEstimates } from "./estimates/cupedEstimates.ts";
export { meanEstimate } from "./estimates/meanEstimate.ts";
export { postStratified, type Stratum } from "./estimates/postStratified.ts";
export { ratioEstimate } from "./estimates/ratioEstimate.ts";
export { sumsOf } from "./estimates/sumsOf.ts";
export type { AdjustedSums, Comparison, Estimate, MeanSums, Proportion, RatioSums } from "./estimates/types.ts";
export { type MultipleExposure, multipleExposure } from "./health/multipleExposure.ts";
export { type PreExposureBias, preExposureBias } from "./health/preExposureBias.ts";
export { type SampleRatio, sampleRatioMismatch } from "./health/sampleRatioMismatch.ts";
export type { HealthLevel, HealthThresholds } from "./health/types.ts";
export { isUndefined } from "./isUndefined.ts";
export { bgNbdLogLikelihood } from "./lifetime/bgNbdLogLikelihood.ts";
export { expectedAverageValue } from "./lifetime/expectedAverageValue.ts";
export { expectedPurchases } from "./lifetime/expectedPurchases.ts";
export { fitBgNbd } from "./lifetime/fitBgNbd.ts";
export { fitGammaGamma } from "./lifetime/fitGammaGamma.ts";
export { gammaGammaLogLikelihood } from "./lifetime/gammaGammaLogLikelihood.ts";
export { lifetimeValue } from "./lifetime/lifetimeValue.ts";
export { lifetimeValueInterval } from "./lifetime/lifetimeValueInterval.ts";
export { lifetimeValueIntervals } from "./lifetime/lifetimeValueIntervals.ts";
export { meanLifespan } from "./lifetime/meanLifespan.ts";
export { probabilityAlive } from "./lifetime/probabilityAlive.ts";
export { probabilityAliveInterval } from "./lifetime/probabilityAliveInterval.ts";
export { probabilityOfReturn } from "./lifetime/probabilityOfReturn.ts";
export { purchasesToCome } from "./lifetime/purchasesToCome.ts";
export { purchasesToComeInterval } from "./lifetime/purchasesToComeInterval.ts";
export { simpleLifetimeValue } from "./lifetime/simpleLifetimeValue.ts";
export type {
  BgNbd,
  Fitted,
  GammaGamma,
  Interval,
  PurchaseHistory,
  Spending,
  ValueHorizon,
} from "./lifetime/types.ts";
export { benjaminiHochberg } from "./multipletesting/benjaminiHochberg.ts";
export { holm } from "./multipletesting/holm.ts";
export { permutationPValue } from "./multipletesting/permutationPValue.ts";
export { nabScore } from "./nab/nabScore.ts";
export { probation } from "./nab/probation.ts";
export type { NabResult, NabSeries, NabWindow } from "./nab/types.ts";
export { windowsOf } from "./nab/windowsOf.ts";
export { sampleRows } from "./random/sampleRows.ts";
export { seededRandom } from "./random/seededRandom.ts";
export { type ScoreCuts, scoreCuts } from "./ranking/scoreCuts.ts";
export { scoreOf } from "./ranking/scoreOf.ts";
export { mad } from "./robust/mad.ts";
export { median } from "./robust/median.ts";
export { quantile } from "./robust/quantile.ts";
export { scaled } from "./scaling/scaled.ts";
export { type Scaling, type Standardised, standardise } from "./scaling/standardise.ts";
export { standardiseRow } from "./scaling/standardiseRow.ts";
export { alwaysValidP } from "./sequential/alwaysValidP.ts";
export { confidenceSequence } from "./sequential/confidenceSequence.ts";
export { type Crossing, crossingProbabilities } from "./sequential/crossingProbabilities.ts";
export { type GroupSequentialBounds, groupSequentialBounds } from "./sequential/groupSequentialBounds.ts";
export { groupSequentialInflation, type Inflation } from "./sequential/groupSequentialInflation.ts";
export { type GroupSequentialResult, groupSequentialResult } from "./sequential/groupSequentialResult.ts";
export { logMixtureRatio } from "./sequential/logMixtureRatio.ts";
export { repeatedInterval } from "./sequential/repeatedInterval.ts";
export { spendObrienFleming } from "./sequential/spendObrienFleming.ts";
export { spendPocock } from "./sequential/spendPocock.ts";
export { tuningParameter } from "./sequential/tuningParameter.ts";
export type { AlphaSpending, Looks, SequentialInterval, SequentialSettings } from "./sequential/types.ts";
export { kaplanMeier, type SurvivalCurve, type SurvivalStep } from "./survival/kaplanMeier.ts";
export { survivalAt } from "./survival/survivalAt.ts";
export { type ModelReason, type Reason, type UndefinedResult, undefinedResult } from "./undefinedResult.ts";
export { type SeasonalWatch, seasonalWatch } from "./watch/seasonalWatch.ts";
export type { Finding, Watched, WatchedBucket, WatchOptions, WatchState } from "./watch/types.ts";
