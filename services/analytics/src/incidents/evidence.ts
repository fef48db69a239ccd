import type { Signal, SignalKind } from "../signals/schema.ts";
import type { Ranked } from "./rank.ts";

const nouns: Record<SignalKind, [one: string, many: string]> = {
  deploy: ["deploy", "deploys"],
  falco: ["run of security alerts", "runs of security alerts"],
  log_burst: ["error burst", "error bursts"],
  log_pattern: ["new error", "new errors"],
  price_change: ["price change", "price changes"],
  stock_out: ["stock-out", "stock-outs"],
  campaign: ["campaign", "campaigns"],
  holiday: ["holiday", "holidays"],
  experiment: ["experiment", "experiments"],
  attack: ["attack", "attacks"],
  alert: ["alert", "alerts"],
};

const nameOf = (kind: SignalKind, n: number): string => nouns[kind][n === 1 ? 0 : 1];

function whenOf(minutes: number): string {
  if (minutes <= 0) return "In the same hour";
  if (minutes < 120) return minutes === 1 ? "1 minute before" : `${minutes} minutes before`;
  return `${Math.round(minutes / 60)} hours before`;
}

const percent = (share: number): string =>
  share < 0.001 ? "less than 0.1 %" : `${(share * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 })} %`;

/** What speaks for a cause and against it, in plain words. */
export function evidenceOf(
  it: Ranked,
  { kind, dimensions, started_at }: Signal,
  { days, follower }: { days: number; follower?: Signal | undefined },
): string {
  const agrees = it.shared.map((name) => `in the same ${name}`);
  const differs = it.contradicts.map((name) => `but in another ${name} (${dimensions[name]})`);
  const where = [whenOf(it.minutesBefore), ...agrees, ...differs].join(", ");
  const led = follower ? ` ${afterwards(started_at, follower)}` : "";
  const was = it.ofKind === 1 ? "was" : "were";
  const rate = `There ${was} ${it.ofKind.toLocaleString("en-GB")} ${nameOf(kind, it.ofKind)} in ${days} days`;
  const chance = `by chance one explains it as well in ${percent(it.p)} of cases`;
  const corrected = it.adjusted > it.p ? ` (${percent(it.adjusted)} for all kinds looked at)` : "";
  return `${where}.${led} ${rate}; ${chance}${corrected}.`;
}

/** "4 minutes after it began: 412 errors of checkout." */
function afterwards(started_at: string, follower: Signal): string {
  const minutes = Math.round((new Date(follower.started_at).getTime() - new Date(started_at).getTime()) / 60_000);
  const when =
    minutes === 0 ? "In the same minute" : minutes === 1 ? "1 minute after it" : `${minutes} minutes after it`;
  return `${when}: ${follower.title}.`;
}

/** The first likely cause. What stands before it, because it may have brought it about, need not be likely itself. */
export const likeliest = <It extends { likely: boolean }>(causes: readonly It[]): It | undefined =>
  causes.find(({ likely }) => likely);

/** The first line: what did it, or that nothing known did. */
export function sentenceOf(ranked: readonly { signal: Signal; likely: boolean; minutes_before: number }[]): string {
  if (ranked.length === 0) return "Nothing that Vigie knows of happened before it.";
  const first = likeliest(ranked);
  if (!first) return "Nothing that happened before it stands out; it may be chance, or something Vigie does not see.";
  const others = ranked.filter((it) => it.likely).length - 1;
  const more = others === 0 ? "" : ` ${others} other ${others === 1 ? "signal stands" : "signals stand"} out too.`;
  return `Likeliest cause: ${first.signal.title}, ${whenOf(first.minutes_before).toLowerCase()}.${more}`;
}
