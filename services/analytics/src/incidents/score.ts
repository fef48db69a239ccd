import type { Severity } from "../signals/schema.ts";

/** A signal, as far as it matters for being a cause. Times are milliseconds since 1970. */
export interface Candidate {
  id: number;
  kind: string;
  startedAt: number;
  severity: Severity;
  dimensions: Readonly<Record<string, string>>;
  /** How much of it there was, whatever it did: 1 is usual for its kind. */
  strength: number;
  /** What more of it there was until a time: what was over before the effect went on explains little of it. */
  lasting?: { strength: number; until: number } | undefined;
  /** The share of the shop's revenue that it can cost at most; left out: any. */
  reach?: number | undefined;
}

/** A change of a figure: the bucket in which it was first seen, and where. */
export interface Effect {
  startedAt: number;
  bucketMs: number;
  /** For how long from its start it may as well have begun; left out: within its first bucket. */
  onsetMs?: number | undefined;
  /** How long it has gone on when it is looked at; left out: for its first bucket. */
  lastsMs?: number | undefined;
  /** The share of the shop's figure that is lost; left out: not known. */
  loss?: number | undefined;
  dimensions: Readonly<Record<string, string>>;
}

const weights: Record<Severity, number> = { info: 0.8, warning: 1, critical: 1.2 };
const shared = 2;
const contradicted = 0.1;

/** How long before the effect a cause may lie, in buckets; and within how many its weight falls to a third. */
export const oldest = 12;
const fading = 2;
const leastReach = 0.25;

/** Dimensions that both have, by whether they agree. */
export function compareDimensions(effect: Effect, it: Candidate): { shared: string[]; contradicts: string[] } {
  const both = Object.keys(effect.dimensions).filter((name) => name in it.dimensions);
  const agrees = (name: string) => effect.dimensions[name] === it.dimensions[name];
  return { shared: both.filter(agrees), contradicts: both.filter((name) => !agrees(name)) };
}

/** Trouble that is over at once still counts a little: what it broke may stay broken. */
const over = 0.15;

/** A signal's strength, as far as it lasted while the effect did. */
function strengthFor({ startedAt, bucketMs, lastsMs = bucketMs }: Effect, { strength, lasting }: Candidate): number {
  if (!lasting) return strength;
  const covered = Math.min(1, Math.max(0, lasting.until - startedAt) / lastsMs);
  return strength + lasting.strength * (over + (1 - over) * covered);
}

/**
 * How well a signal would explain an effect, from its time, its dimensions and its own strength.
 *
 * Question: of the things that happened, which lies where a cause would lie?
 * Assumes: a cause comes before its effect. While the effect may as well have begun later, the order cannot be told, so a
 *   signal in that time counts as just before. What cannot cost a quarter of what is lost is not it.
 * Units: 0 (cannot be it) and more; only good for comparing signals of one effect.
 * Example: a warning of strength 1 in the effect's bucket scores 1, one two buckets before it 1/e, one after the bucket 0.
 */
export function scoreOf(effect: Effect, it: Candidate): number {
  if (it.startedAt >= effect.startedAt + (effect.onsetMs ?? effect.bucketMs)) return 0;
  if ((it.reach ?? 1) < (effect.loss ?? 0) * leastReach) return 0;
  const buckets = Math.max(0, effect.startedAt - it.startedAt) / effect.bucketMs;
  if (buckets > oldest) return 0;
  const dimensions = compareDimensions(effect, it);
  const agreement = shared ** dimensions.shared.length * contradicted ** dimensions.contradicts.length;
  return weights[it.severity] * strengthFor(effect, it) * Math.exp(-buckets / fading) * agreement;
}
