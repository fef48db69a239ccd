import type { TriageEvent, TriageState, Verdict } from "../api/types.ts";
import type { Look } from "../components/IconWord.tsx";
import { formatMoment } from "../time/moment.ts";

export const VERDICTS: Record<Verdict, { name: string; description: string }> = {
  confirmed: { name: "Confirmed", description: "It was real and mattered" },
  expected: { name: "Expected", description: "Real, but known and wanted" },
  false_alarm: { name: "False alarm", description: "Nothing was wrong" },
  new_trend: { name: "New trend", description: "This is how it is from now on" },
  not_resolved: { name: "Not resolved", description: "Looked at, cause not found" },
};

export interface StateWord extends Look {
  word: string;
  detail: string;
}

/** What counts first: a silence, then a verdict, then somebody at work. */
export function stateWord(state: TriageState | null, timeZone: string, now = Date.now()): StateWord {
  if (state && isSilenced(state, now)) {
    const until = formatMoment(state.silenced_until ?? "", timeZone);
    return { word: "Silenced", detail: `until ${until} by ${state.silenced_by}`, icon: "bell-slash", tone: "quiet" };
  }
  if (state?.verdict) {
    const { name } = VERDICTS[state.verdict];
    return {
      word: name,
      detail: `by ${state.verdict_by}`,
      icon: state.verdict === "not_resolved" ? "question-circle" : "check-circle",
      tone: state.verdict === "not_resolved" ? "warning" : "good",
    };
  }
  if (state?.acknowledged_at) {
    return { word: "Acknowledged", detail: `by ${state.acknowledged_by}`, icon: "eye", tone: "info" };
  }
  return { word: "Open", detail: "nobody has looked at it", icon: "circle", tone: "warning" };
}

export function isSilenced(state: TriageState, now = Date.now()): boolean {
  return state.silenced_until !== null && Date.parse(state.silenced_until) > now;
}

export function eventText({ action, verdict, until }: TriageEvent, timeZone: string): string {
  switch (action) {
    case "acknowledge":
      return "acknowledged it";
    case "reopen":
      return "opened it again";
    case "verdict":
      return `gave the verdict “${verdict ? VERDICTS[verdict].name : "none"}”`;
    case "silence":
      return `silenced it until ${until ? formatMoment(until, timeZone) : "further notice"}`;
    case "unsilence":
      return "ended the silence";
    case "comment":
      return "commented";
  }
}

export const SILENCES = [
  { hours: 1, name: "1 hour" },
  { hours: 4, name: "4 hours" },
  { hours: 24, name: "1 day" },
  { hours: 168, name: "7 days" },
] as const;

/** The API silences for 90 days at most. */
export const LONGEST_SILENCE_DAYS = 90;

/** Why a silence cannot end then, or undefined where it can. */
export function untilProblem(until: number, now = Date.now()): string | undefined {
  if (Number.isNaN(until)) {
    return "Enter a date and a time.";
  }
  if (until <= now) {
    return "The end must lie in the future.";
  }
  return until > now + LONGEST_SILENCE_DAYS * 86_400_000
    ? `A silence lasts ${LONGEST_SILENCE_DAYS} days at most.`
    : undefined;
}
