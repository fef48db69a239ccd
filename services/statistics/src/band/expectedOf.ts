import type { Expected, SeasonOptions, SeasonSummary } from "./types.ts";

/** The level of these days stays within this factor of the slots' own. */
const MOST_LEVEL = 5;

/** What a slot's history and the level of these days lead to expect of a bucket with that much weight. */
export function expectedOf(summary: SeasonSummary, slot: number, weight: number, options: SeasonOptions): Expected {
  const n = (summary.values[slot] as number[]).length;
  const usual = (summary.usual[slot] as number) * weight;
  const { level, spread } = levelOf(summary, options);
  const expected = usual * level;
  // The mean of n values is itself off by their spread over √n.
  const variance = summary.dispersion * Math.abs(expected) * (1 + 1 / Math.max(1, n));
  const noise = Math.max(options.scaleFloor, summary.noise);
  return { expected, usual, variance, shared: Math.sqrt(noise * noise + spread * spread) };
}

/** How much more comes these days than the slots' own history says, and how far off that may be, as a share. */
function levelOf({ level }: SeasonSummary, options: SeasonOptions): { level: number; spread: number } {
  if (level.seen < options.minimumHistory || !(level.usual > 0 && level.value > 0)) return { level: 1, spread: 0 };
  const ratio = Math.min(MOST_LEVEL, Math.max(1 / MOST_LEVEL, level.value / level.usual));
  return { level: ratio, spread: Math.sqrt(level.variance) / level.usual / ratio };
}
