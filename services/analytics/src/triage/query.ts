import type { Clock } from "../platform/clock/index.ts";
import { invalid, VigieError } from "../platform/errors/index.ts";
import type { Window } from "../platform/http/window.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import type {
  NoiseDoc,
  NoiseRow,
  SubjectKind,
  TriageAction,
  TriageDoc,
  TriageEvent,
  TriageState,
  Verdict,
} from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  apply: load("apply.sql"),
  events: load("events.sql"),
  noise: load("noise.sql"),
  state: load("state.sql"),
};

const longestSilenceMs = 90 * 86_400_000;
const shownEvents = 200;

export const untouched: TriageState = {
  acknowledged_at: null,
  acknowledged_by: null,
  verdict: null,
  verdict_at: null,
  verdict_by: null,
  silenced_until: null,
  silenced_by: null,
};

export interface Subject {
  kind: SubjectKind;
  subject: string;
}

/** The audit trail of a subject, newest first. */
export async function readEvents(sql: Runner, { kind, subject }: Subject): Promise<TriageEvent[]> {
  return run<TriageEvent>(sql, statements.events, { kind, subject, limit: shownEvents });
}

/** Where a subject stands, with its audit trail. */
export async function readTriage(sql: Runner, it: Subject): Promise<TriageDoc> {
  const [found] = await run<{ title: string; state: TriageState | null }>(sql, statements.state, { ...it });
  if (!found) throw new VigieError("not_found", `There is no ${it.kind.replace("_", " ")} ${it.subject}.`);
  return { ...it, title: found.title, state: found.state ?? untouched, events: await readEvents(sql, it) };
}

function untilOf(action: TriageAction, now: Date): Date | null {
  if (action.action !== "silence") return null;
  const until = new Date(action.until);
  if (until <= now) throw invalid("until", "is past", "Give a time ahead.");
  if (until.getTime() - now.getTime() > longestSilenceMs)
    throw invalid(
      "until",
      "is more than 90 days ahead",
      "Silence for a shorter time, or add an exception to the rule.",
    );
  return until;
}

/** Acknowledges, judges, silences or comments on a subject, and writes down who, when and why. */
export async function judge(
  sql: Runner,
  clock: Clock,
  it: Subject,
  action: TriageAction,
  by: string,
): Promise<TriageDoc> {
  const now = clock();
  const until = untilOf(action, now);
  await readTriage(sql, it);
  await run(sql, statements.apply, {
    ...it,
    action: action.action,
    verdict: action.action === "verdict" ? action.verdict : null,
    until,
    reason: action.reason ?? null,
    by,
    at: now,
  });
  return readTriage(sql, it);
}

type NoiseCounts = Omit<NoiseRow, "verdicts" | "false_alarm_share"> & Record<Verdict, number>;

/** Which rules raise much and mean little. */
export async function readNoise(sql: Runner, clock: Clock, { from, to }: Window): Promise<NoiseDoc> {
  const rows = await run<NoiseCounts>(sql, statements.noise, { from, to, now: clock() });
  return {
    range: { from: from.toISOString(), to: to.toISOString() },
    rows: rows.map(({ confirmed, expected, false_alarm, new_trend, not_resolved, ...row }) => {
      const judged = confirmed + expected + false_alarm + new_trend + not_resolved;
      return {
        ...row,
        verdicts: { confirmed, expected, false_alarm, new_trend, not_resolved },
        false_alarm_share: judged === 0 ? null : false_alarm / judged,
      };
    }),
  };
}
