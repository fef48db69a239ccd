import { generator } from "../platform/random/index.ts";
import type { Runner } from "../platform/sql/index.ts";
import { readSignals } from "../signals/index.ts";
import { type Signal, type SignalKind, signalKind } from "../signals/schema.ts";
import { evidenceOf, sentenceOf } from "./evidence.ts";
import { rankCauses } from "./rank.ts";
import type { CausesDoc } from "./schema.ts";

export interface Question {
  /** Start of the bucket in which the change was first seen. */
  at: Date;
  bucketMinutes: number;
  dimensions: Record<string, string>;
}

const days = 28;
const dayMs = 86_400_000;
const shuffles = 999;
const alpha = 0.05;
const mostSignals = 5_000;
const shownCauses = 20;
/** An alert tells of the change; it is no cause of it. */
const kinds: SignalKind[] = signalKind.options.filter((kind) => kind !== "alert");

/** What could explain a change that began at a time: the signals of four weeks, ranked by how far from chance each lies. */
export async function findCauses(sql: Runner, { at, bucketMinutes, dimensions }: Question): Promise<CausesDoc> {
  const bucketMs = bucketMinutes * 60_000;
  const to = new Date(at.getTime() + bucketMs);
  const from = new Date(to.getTime() - days * dayMs);
  // The question is of that time: what is silenced now was not silenced then.
  const filter = { from, to, kinds, minSeverity: "info" as const, silenced: true, limit: mostSignals };
  const { rows } = await readSignals(sql, () => to, filter);
  const begun = rows.filter((row) => new Date(row.started_at) >= from);
  const signals = new Map(begun.map((row) => [row.id, row]));
  const candidates = begun.map(({ id, kind, started_at, severity, dimensions: of }) => ({
    id,
    kind,
    startedAt: new Date(started_at).getTime(),
    severity,
    dimensions: of,
  }));
  const seed = Math.floor(at.getTime() / 1_000) >>> 0;
  const effect = { startedAt: at.getTime(), bucketMs, dimensions };
  const options = { from: from.getTime(), to: to.getTime(), shuffles, random: generator(seed), alpha };
  const causes = rankCauses(effect, candidates, options)
    .slice(0, shownCauses)
    .map((it) => {
      const signal = signals.get(it.candidate.id) as Signal;
      return {
        signal,
        likely: it.likely,
        p: it.p,
        adjusted_p: it.adjusted,
        minutes_before: it.minutesBefore,
        shared: it.shared,
        contradicts: it.contradicts,
        led_to: null,
        evidence: evidenceOf(it, signal, days),
      };
    });
  return {
    sentence: sentenceOf(causes),
    effect: { at: at.toISOString(), bucket_minutes: bucketMinutes, dimensions },
    causes,
    method: { considered: candidates.length, days, shuffles, alpha, seed },
  };
}
