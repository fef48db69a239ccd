import type { Incident } from "../api/types.ts";
import type { Look } from "../components/IconWord.tsx";
import { formatP } from "../format/change.ts";
import { formatSeconds } from "../time/moment.ts";

export const STATE_LOOKS: Record<Incident["state"], Look & { word: string }> = {
  open: { word: "Open", icon: "exclamation-circle", tone: "critical" },
  ended: { word: "Ended", icon: "check-circle", tone: "good" },
};

type Times = Pick<Incident, "started_at" | "ended_at">;

/** "lasted 3 h", "for 3 h now". */
export function durationText({ started_at, ended_at }: Times, now = Date.now()): string {
  const end = ended_at === null ? now : Date.parse(ended_at);
  const length = formatSeconds(Math.max(0, (end - Date.parse(started_at)) / 1000));
  return ended_at === null ? `for ${length} now` : `lasted ${length}`;
}

/** "Country: Germany", or that it is everywhere. */
export function whereText(dimensions: Record<string, string>): string {
  const places = Object.entries(dimensions).map(([name, value]) => `${dimensionName(name)}: ${value}`);
  return places.join(", ") || "Everywhere";
}

/** "payment_method" as people write it. */
export function dimensionName(name: string): string {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const NOTHING_KNOWN = "Nothing known";

export function causeText({ cause }: Pick<Incident, "cause">): string {
  return cause ? cause.title : NOTHING_KNOWN;
}

export function causeHint({ cause }: Pick<Incident, "cause">): string {
  return cause
    ? `The likeliest cause; corrected p ${formatP(cause.adjusted_p)}.`
    : "Nothing that happened around it explains it.";
}
