import type { SimulatedIncident, Truth } from "@vigie/simulator";
import type { Cause } from "../incidents/schema.ts";
import type { Signal } from "../signals/schema.ts";
import type { Detected } from "./detect.ts";

const hourMs = 3_600_000;

/** One incident that was injected, and what was said of it. */
export interface Outcome {
  incident: SimulatedIncident;
  found: Detected | undefined;
  /** Hours from the one in which it began to the one in which it was seen. */
  delay: number | undefined;
  /** Place of the right cause in the ranking, from 1; undefined: it is not there, or there is none to be found. */
  place: number | undefined;
  /** A cause was called likely. */
  named: boolean;
}

export interface SeedScore {
  seed: number;
  outcomes: Outcome[];
  /** Incidents that were told and are none, in the shop with incidents. */
  false: Detected[];
  /** The same in the shop without any, and how long it was judged. */
  harmless: Detected[];
  months: number;
}

const startOf = (it: Signal) => Date.parse(it.started_at);

function isRight(truth: Truth, it: SimulatedIncident, { signal }: Cause): boolean {
  // A signal of the right kind and place that began long before is another one.
  const near = startOf(signal) >= it.from - hourMs && startOf(signal) <= it.to;
  if (!near || signal.kind !== truth.signal) return false;
  if (truth.service && signal.dimensions["service"] !== truth.service) return false;
  return !truth.category || signal.dimensions["category"] === truth.category;
}

function overlaps(it: SimulatedIncident, found: Detected): boolean {
  return found.from < it.to && (found.to ?? Number.POSITIVE_INFINITY) > it.from && found.detected <= it.to + 2 * hourMs;
}

export function outcomeOf(incident: SimulatedIncident, detected: readonly Detected[]): Outcome {
  const [found] = detected.filter((it) => overlaps(incident, it)).toSorted((a, b) => a.detected - b.detected);
  const { truth } = incident;
  const place = found && truth ? found.causes.findIndex((it) => isRight(truth, incident, it)) + 1 : 0;
  return {
    incident,
    found,
    delay: found
      ? Math.max(0, Math.floor((found.detected - 1) / hourMs) - Math.floor(incident.from / hourMs))
      : undefined,
    place: place > 0 ? place : undefined,
    named: found?.causes[0]?.likely ?? false,
  };
}

/** What belongs to no incident that was injected, of what was told from a time on. */
export function strays(
  incidents: readonly SimulatedIncident[],
  detected: readonly Detected[],
  from: number,
): Detected[] {
  return detected.filter((it) => it.detected > from && !incidents.some((incident) => overlaps(incident, it)));
}

/** A share with what it is out of; undefined of nothing. */
export interface Share {
  n: number;
  of: number;
}

export interface Scorecard {
  seeds: number;
  incidents: number;
  precision: Share;
  recall: Share;
  /** Found in the hour in which it began or the next. */
  delay_within_1: Share;
  delay_median: number | null;
  top_1: Share;
  top_3: Share;
  /** Of the incidents with a cause: that it was called likely, and first. */
  named_right: Share;
  /** Of the incidents without one: that some cause was called likely. */
  false_causes: Share;
  false_incidents_a_month: number;
  months: number;
  by_kind: Record<string, { recall: Share; delay_median: number | null; top_1: Share; top_3: Share }>;
}

function share<It>(all: readonly It[], holds: (it: It) => boolean): Share {
  return { n: all.filter(holds).length, of: all.length };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const delaysOf = (outcomes: readonly Outcome[]) => outcomes.flatMap((it) => (it.delay === undefined ? [] : [it.delay]));

/** Adds up what was said of many seeds. */
export function addUp(scores: readonly SeedScore[]): Scorecard {
  const outcomes = scores.flatMap((it) => it.outcomes);
  const found = outcomes.filter((it) => it.found);
  const caused = found.filter((it) => it.incident.truth);
  const right = new Set(found.map((it) => it.found)).size;
  const wrong = scores.reduce((sum, it) => sum + it.false.length, 0);
  const months = scores.reduce((sum, it) => sum + it.months, 0);
  const harmless = scores.reduce((sum, it) => sum + it.harmless.length, 0);
  const kinds = Map.groupBy(outcomes, (it) => it.incident.kind);
  return {
    seeds: scores.length,
    incidents: outcomes.length,
    precision: { n: right, of: right + wrong },
    recall: share(outcomes, (it) => it.found !== undefined),
    delay_within_1: share(found, (it) => (it.delay ?? 0) <= 1),
    delay_median: median(delaysOf(outcomes)),
    top_1: share(caused, (it) => it.place === 1),
    top_3: share(caused, (it) => it.place !== undefined && it.place <= 3),
    named_right: share(caused, (it) => it.place === 1 && it.named),
    false_causes: share(
      found.filter((it) => !it.incident.truth),
      (it) => it.named,
    ),
    false_incidents_a_month: harmless / Math.max(months, 1e-9),
    months,
    by_kind: Object.fromEntries(
      [...kinds].sort().map(([kind, of]) => {
        const known = of.filter((it) => it.found && it.incident.truth);
        return [
          kind,
          {
            recall: share(of, (it) => it.found !== undefined),
            delay_median: median(delaysOf(of)),
            top_1: share(known, (it) => it.place === 1),
            top_3: share(known, (it) => it.place !== undefined && it.place <= 3),
          },
        ];
      }),
    ),
  };
}
