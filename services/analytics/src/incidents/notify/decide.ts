import type { Incident } from "../schema.ts";
import type { Occasion } from "./message.ts";

/** What was told last of an incident. */
export interface Told {
  occasion: Occasion;
  /** Money at stake then; null: not known. */
  money: number | null;
  severity: Incident["severity"];
}

/** Older ones that nobody was told of are history: the lookout was switched on after them. */
const newsMs = 6 * 3_600_000;
/** It has grown when this many times as much is at stake. */
const growth = 1.5;
const ranks = { info: 0, warning: 1, critical: 2 } as const;

export const moneyOf = ({ money }: Incident): number | null => ("value" in money ? money.value : null);

/** Growth beyond what the interval leaves open anyway. */
function hasGrown(it: Incident, told: Told): boolean {
  if (ranks[it.severity] > ranks[told.severity]) return true;
  const { money } = it;
  if (!("value" in money) || told.money === null) return false;
  return money.value >= growth * Math.max(told.money, 0) && money.value - told.money > (money.high - money.low) / 4;
}

/** Whether there is something to tell of an incident now. Silenced ones and harmless verdicts are not told of. */
export function occasionOf(it: Incident, told: Told | null, now: Date): Occasion | undefined {
  const { triage } = it;
  if (triage?.silenced_until && new Date(triage.silenced_until) > now) return undefined;
  if (triage?.verdict === "false_alarm" || triage?.verdict === "expected") return undefined;
  if (!told) {
    const isNews = it.ended_at === null || now.getTime() - Date.parse(it.ended_at) < newsMs;
    return isNews ? "opened" : undefined;
  }
  if (told.occasion === "ended") return it.ended_at === null ? "grew" : undefined;
  if (it.ended_at !== null) return "ended";
  return hasGrown(it, told) ? "grew" : undefined;
}
