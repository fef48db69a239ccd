import { centreOf } from "../robust/centreOf.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { SeasonOptions, SeasonSummary } from "./types.ts";

/** Centre and spread of a bucket before it is seen. */
export interface Expected {
  centre: number;
  spread: number;
  /** The slot's own centre, before the level of these days. */
  usual: number;
}

/** All slots together weigh as much as this many values of the slot itself. */
const POOL_WEIGHT = 24;
/** Before this many buckets the pooled noise is not used. */
const POOL_READY = 20;
/** The level of these days stays within this factor of the slots' own. */
const MOST_LEVEL = 5;

/** What a slot's history and the level of these days lead to expect. */
export function expectedOf(
  summary: SeasonSummary,
  history: readonly number[],
  options: SeasonOptions,
): Expected | UndefinedResult {
  const { middle, spread: own } = centreOf(history);
  const usual = usualOf(history, middle, own, options);
  const level = levelOf(summary, options);
  const centre = usual * level;
  const spread = Math.max(
    pooled(own * level, history.length, summary, spreadAt(centre, summary.noise, options)),
    options.scaleFloor * Math.abs(centre),
    options.kind === "count" ? Math.sqrt(centre) : 0,
  );
  if (spread > 0 || options.kind === "count") return { centre, spread, usual };
  return undefinedResult("no_variance", "earlier buckets of this slot are all alike and there is no floor");
}

/**
 * A slot's own centre: the mean of its values, each held to within 1.5 spreads of their median (one step of Huber's
 * estimate). The plain median of small counts is off by up to a whole order.
 */
function usualOf(history: readonly number[], middle: number, own: number, options: SeasonOptions): number {
  const reach = 1.5 * Math.max(own, options.kind === "count" ? Math.sqrt(Math.max(middle, 1)) : 0);
  let sum = 0;
  for (const value of history) sum += Math.min(middle + reach, Math.max(middle - reach, value));
  return sum / history.length;
}

/** The spread that a relative noise makes of a centre; a count has its Poisson spread besides. */
export function spreadAt(centre: number, noise: number, options: SeasonOptions): number {
  return Math.sqrt((options.kind === "count" ? centre : 0) + (noise * centre) ** 2);
}

function levelOf(summary: SeasonSummary, options: SeasonOptions): number {
  const { recent, recentUsual, recentValue } = summary;
  if (recent.length < Math.min(options.minimumHistory, options.recent)) return 1;
  if (!(recentUsual > 0 && recentValue > 0)) return 1;
  return Math.min(MOST_LEVEL, Math.max(1 / MOST_LEVEL, recentValue / recentUsual));
}

/** The spread of few values is itself uncertain; it is drawn towards that of all slots. */
function pooled(own: number, count: number, summary: SeasonSummary, all: number): number {
  // The centre of n values is itself off by their spread over √n.
  const alone = own * Math.sqrt(1 + 1 / count);
  if (summary.noiseSeen < POOL_READY) return alone;
  return Math.sqrt((count * alone * alone + POOL_WEIGHT * all * all) / (count + POOL_WEIGHT));
}
