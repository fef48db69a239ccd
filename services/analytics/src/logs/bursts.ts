import type { Steps } from "../platform/time/steps.ts";

export interface Burst {
  service: string;
  started_at: Date;
  /** Null: its last step is the newest one. */
  ended_at: Date | null;
  errors: number;
  /** Errors that a step has otherwise. */
  usual: number;
}

interface Options {
  /** Fewer errors in a step are never a burst. */
  least: number;
  /** How many standard deviations of a Poisson count above the usual. */
  deviations: number;
}

const defaults: Options = { least: 10, deviations: 6 };

/** The mean of the quieter two thirds: a burst of a whole day in three does not hide itself, nor the next one. */
function usualOf(counts: readonly number[]): number {
  const quiet = counts.toSorted((a, b) => a - b).slice(0, Math.max(1, Math.floor((counts.length * 2) / 3)));
  return quiet.reduce((sum, n) => sum + n, 0) / quiet.length;
}

/**
 * Error bursts: runs of steps with far more errors than a service has otherwise.
 * Assumes errors come independently (Poisson) in quiet times; `counts` has one number for each step.
 * @example findBursts("web", [0, 1, 0, 40, 30, 0], steps) // one burst of two steps with 70 errors
 */
export function findBursts(
  service: string,
  counts: readonly number[],
  steps: Steps,
  options: Partial<Options> = {},
): Burst[] {
  const { least, deviations } = { ...defaults, ...options };
  const usual = usualOf(counts);
  const limit = Math.max(least, usual + deviations * Math.sqrt(usual + 1));
  const bursts: Burst[] = [];
  let open: Burst | undefined;
  for (const [index, n] of counts.entries()) {
    const started_at = steps.starts[index];
    if (!started_at) break;
    if (n < limit) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = { service, started_at, ended_at: null, errors: 0, usual };
      bursts.push(open);
    }
    open.errors += n;
    const end = new Date(started_at.getTime() + steps.seconds * 1_000);
    open.ended_at = index === counts.length - 1 ? null : end;
  }
  return bursts;
}

/** How far back a burst is held against what is usual. */
export const burstDays = 3;
const looksADay = 4;

/** Bursts of a long past, as a watch that looked again and again would have found them. */
export function burstsOverTime(service: string, counts: readonly number[], { seconds, starts }: Steps): Burst[] {
  const day = Math.round(86_400 / seconds);
  const found = new Map<number, Burst>();
  for (let end = Math.min(day, counts.length); end < counts.length + day / looksADay; end += day / looksADay) {
    const begin = Math.max(0, end - burstDays * day);
    const window = { seconds, starts: starts.slice(begin, end) };
    for (const it of findBursts(service, counts.slice(begin, end), window)) {
      // One that was under way before the window began at another time.
      if (begin > 0 && it.started_at === window.starts[0]) continue;
      found.set(it.started_at.getTime(), it);
    }
  }
  return [...found.values()];
}
