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

/** The mean of the quieter nine tenths: a burst in the history does not hide the next one. */
function usualOf(counts: readonly number[]): number {
  const quiet = counts.toSorted((a, b) => a - b).slice(0, Math.max(1, Math.floor(counts.length * 0.9)));
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
