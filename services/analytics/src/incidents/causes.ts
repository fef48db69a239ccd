import { generator } from "../platform/random/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { readSignals } from "../signals/index.ts";
import type { Signal } from "../signals/schema.ts";
import { evidenceOf, sentenceOf } from "./evidence.ts";
import { type Change, kindsThatExplain } from "./explains.ts";
import { type Ranked, rankCauses } from "./rank.ts";
import type { Cause, CausesDoc } from "./schema.ts";
import { type Strength, strengthsOf } from "./strength.ts";

export interface Question {
  /** Start of the bucket in which the change was first seen. */
  at: Date;
  bucketMinutes: number;
  dimensions: Record<string, string>;
  /** End of the time in which it may as well have begun; left out: of its first bucket. */
  beganBy?: Date;
  /** Until when it is known to have gone on; left out: for its first bucket. */
  until?: Date;
  /** The share of the shop's figure that is lost, if it is known. */
  loss?: number | undefined;
  /** What changed; left out: sales fell. */
  changes?: readonly Change[];
}

const knownSince = statement(import.meta.url, "known_since.sql");

/** Half a year: rare kinds of signals need a long past to be seen as rare. */
export const causeDays = 182;
/** Of a long incident its first hours tell what began it. */
const longestMs = 4 * 3_600_000;
const shuffles = 999;
const alpha = 0.05;
const mostSignals = 20_000;
const shownCauses = 20;

const onsetOf = ({ at, beganBy, bucketMinutes }: Question): number =>
  Math.max(bucketMinutes * 60_000, (beganBy?.getTime() ?? 0) - at.getTime());

/** What could explain a change that began at a time: the signals of the weeks before, ranked by how far from chance each lies. */
export async function findCauses(sql: Runner, question: Question): Promise<CausesDoc> {
  const to = new Date(question.at.getTime() + onsetOf(question));
  const from = new Date(to.getTime() - causeDays * dayMs);
  const kinds = [...kindsThatExplain(question.changes ?? [{ metric: "orders", direction: "down" }])];
  // The question is of that time: what is silenced now was not silenced then.
  const filter = { from, to, kinds, minSeverity: "info" as const, silenced: true, limit: mostSignals };
  // What followed a signal says what it was, so a little of what came later is read too.
  const later = new Date(to.getTime() + 3_600_000);
  const { rows } = await readSignals(sql, () => to, { ...filter, to: later });
  return rankSignals(question, rows, await readSince(sql));
}

/** Since when signals of each kind would have been known: a burst is not rare because logs came only yesterday. */
async function readSince(sql: Runner): Promise<Map<string, number>> {
  const rows = await run<{ kind: string; since: string | Date | null }>(sql, knownSince);
  return new Map(rows.flatMap(({ kind, since }) => (since ? [[kind, new Date(since).getTime()] as const] : [])));
}

/** The same out of signals that are at hand. Signals after the change only say what those before it led to. */
export function rankSignals(
  question: Question,
  known: readonly Signal[],
  since?: ReadonlyMap<string, number>,
): CausesDoc {
  const bucketMs = question.bucketMinutes * 60_000;
  const at = question.at.getTime();
  const onsetMs = onsetOf(question);
  const to = at + onsetMs;
  const from = to - causeDays * dayMs;
  const kinds = kindsThatExplain(question.changes ?? [{ metric: "orders", direction: "down" }]);
  const strengths = strengthsOf(known);
  const candidates = known
    .filter((it) => kinds.has(it.kind) && startOf(it) >= from && startOf(it) < to)
    .map(({ id, kind, started_at, severity, dimensions }) => ({
      id,
      kind,
      startedAt: new Date(started_at).getTime(),
      severity,
      dimensions,
      strength: strengths.get(id)?.strength ?? 1,
      lasting: strengths.get(id)?.lasting,
      reach: strengths.get(id)?.reach,
    }));
  const seed = Math.floor(at / 1_000) >>> 0;
  const lastsMs = Math.max(bucketMs, Math.min(longestMs, (question.until?.getTime() ?? 0) - at));
  const effect = { startedAt: at, bucketMs, onsetMs, lastsMs, loss: question.loss, dimensions: question.dimensions };
  const ranked = rankCauses(effect, candidates, { from, to, since, shuffles, random: generator(seed), alpha });
  const causes = inOrder(ranked, known, strengths).slice(0, shownCauses);
  return {
    sentence: sentenceOf(causes),
    effect: { at: question.at.toISOString(), bucket_minutes: question.bucketMinutes, dimensions: question.dimensions },
    causes,
    method: { considered: candidates.length, days: causeDays, shuffles, alpha, seed },
  };
}

const startOf = (it: Signal) => new Date(it.started_at).getTime();

/** What is less sure than this is not put before what it may have brought about. */
const sureEnough = 0.2;

/** What brought another candidate about stands before it: the deploy before the errors that it made. */
function inOrder(ranked: readonly Ranked[], known: readonly Signal[], strengths: Map<number, Strength>): Cause[] {
  const signals = new Map(known.map((it) => [it.id, it]));
  const causes = ranked.map((it) => toCause(it, signals.get(it.candidate.id) as Signal, strengths));
  const leaders = causes.filter((it) => it.led_to !== null && it.adjusted_p <= sureEnough);
  for (const leader of leaders) {
    const made = new Set((strengths.get(leader.signal.id)?.followers ?? []).map(({ id }) => id));
    const first = causes.findIndex((it) => made.has(it.signal.id));
    const own = causes.indexOf(leader);
    if (first >= 0 && first < own) causes.splice(first, 0, ...causes.splice(own, 1));
  }
  return causes;
}

function toCause(it: Ranked, signal: Signal, strengths: Map<number, Strength>): Cause {
  const [follower] = strengths.get(signal.id)?.followers ?? [];
  return {
    signal,
    likely: it.likely,
    p: it.p,
    adjusted_p: it.adjusted,
    minutes_before: it.minutesBefore,
    shared: it.shared,
    contradicts: it.contradicts,
    led_to: follower?.id ?? null,
    evidence: evidenceOf(it, signal, { days: causeDays, follower }),
  };
}
