import type { IncidentDoc, Signal, SignalKind } from "../api/types.ts";
import { isDrawn, KIND_IDS, KINDS } from "../signals/kinds.ts";

export interface SignalLane {
  kind: SignalKind;
  name: string;
  signals: Signal[];
}

/** One lane for each kind that happened, in the kinds' own order. */
export function signalLanes(signals: Signal[]): SignalLane[] {
  return KIND_IDS.map((kind) => ({
    kind,
    name: KINDS[kind].name,
    signals: signals.filter((signal) => signal.kind === kind && isDrawn(signal)),
  })).filter((lane) => lane.signals.length > 0);
}

/** Kinds of which nothing is known in this time: said in words, because an empty lane says nothing. */
export function quietKinds(signals: Signal[]): string[] {
  const seen = new Set(signalLanes(signals).map(({ kind }) => kind));
  return KIND_IDS.filter((kind) => !seen.has(kind)).map((kind) => KINDS[kind].name.toLowerCase());
}

export type Errors = NonNullable<IncidentDoc["errors"]>;

export interface ErrorLane {
  service: string;
  counts: number[];
  total: number;
  most: number;
  /** Start of the step with the most. */
  peak: string | undefined;
}

const MOST_SERVICES = 6;

export function errorLanes({ steps, services }: Errors): ErrorLane[] {
  return services
    .map(({ service, counts }) => {
      const most = Math.max(0, ...counts);
      const total = counts.reduce((sum, count) => sum + count, 0);
      return { service, counts, total, most, peak: steps[counts.indexOf(most)] };
    })
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_SERVICES);
}
