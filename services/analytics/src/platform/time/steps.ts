/** The steps of a chart over time: their length and the start of each. */
export interface Steps {
  seconds: number;
  starts: Date[];
}

const lengths = [10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 604_800];

/**
 * Cuts a stretch of time into at most `most` steps of a round length, aligned to the epoch. The first one holds `from`.
 * @example stepsOf({ from: new Date(0), to: new Date(3_600_000) }, 60).seconds // 60
 */
export function stepsOf({ from, to }: { from: Date; to: Date }, most: number): Steps {
  const span = (to.getTime() - from.getTime()) / 1_000;
  const longest = lengths.at(-1) ?? 0;
  const seconds = lengths.find((length) => span / length <= most) ?? Math.ceil(span / most / longest) * longest;
  const first = Math.floor(from.getTime() / 1_000 / seconds) * seconds;
  const count = Math.max(1, Math.ceil((to.getTime() / 1_000 - first) / seconds));
  return { seconds, starts: Array.from({ length: count }, (_, index) => new Date((first + index * seconds) * 1_000)) };
}

/** Which step holds an instant; -1: none. */
export function stepAt({ seconds, starts }: Steps, at: Date): number {
  const first = starts[0];
  if (!first) return -1;
  const index = Math.floor((at.getTime() - first.getTime()) / 1_000 / seconds);
  return index >= 0 && index < starts.length ? index : -1;
}
