import type { Severity, Signal } from "../api/types.ts";

/** Signals of one title, as one thing that happened several times. */
export interface Thing {
  newest: Signal;
  oldest: Signal;
  times: number;
  severity: Severity;
}

const RANK: Record<Severity, number> = { critical: 0, warning: 1, info: 2 };

/** The worst first, then the newest: what a short list must not leave out. */
export function sameThings(signals: Signal[]): Thing[] {
  const things = new Map<string, Thing>();
  for (const signal of signals.toSorted((a, b) => b.started_at.localeCompare(a.started_at))) {
    const key = `${signal.kind} ${signal.title}`;
    const known = things.get(key);
    if (known) {
      known.oldest = signal;
      known.times += 1;
      known.severity = worse(known.severity, signal.severity);
    } else {
      things.set(key, { newest: signal, oldest: signal, times: 1, severity: signal.severity });
    }
  }
  return [...things.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

export function worse(a: Severity, b: Severity): Severity {
  return RANK[a] <= RANK[b] ? a : b;
}
