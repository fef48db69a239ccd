import { likeliest } from "./evidence.ts";
import type { Cause, Incident, MoneyAtStake } from "./schema.ts";

const percent = (share: number) => `${Math.round(Math.abs(share) * 100)} %`;

type Amount = Omit<Extract<MoneyAtStake, { value: number }>, "n">;

/** "1,900 EUR", rounded as the interval allows. */
export function moneyWords(money: MoneyAtStake | Amount): string | null {
  if (!("value" in money)) return null;
  const digits = Math.max(0, Math.floor(Math.log10(Math.max(1, (money.high - money.low) / 2))) - 1);
  const round = (amount: number) => Math.round(amount / 10 ** digits) * 10 ** digits;
  return `${round(money.value).toLocaleString("en-GB")} ${money.currency}`;
}

/** "It cost about 1,900 EUR (1,200 to 2,600)." Where it may as well be nothing, that is said. */
export function costSentence(money: MoneyAtStake, open: boolean): string {
  const words = moneyWords(money);
  if (!words || !("value" in money)) return "What it cost cannot be said yet.";
  const range = `${Math.round(money.low).toLocaleString("en-GB")} to ${Math.round(money.high).toLocaleString("en-GB")}`;
  if (money.low <= 0 && money.value > 0)
    return `About ${words} less than expected came in, which may still be chance (${range}).`;
  if (money.high >= 0 && money.value <= 0) return `No revenue is missing (${range} ${money.currency}).`;
  if (money.value < 0) return `Revenue was above what was expected (${range} ${money.currency}).`;
  return `It ${open ? "has cost" : "cost"} about ${words} (${range}).`;
}

const day = (at: string) =>
  new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const time = (at: string) => at.slice(11, 16);

/** "from 14:00 to 17:00 UTC on 21 November". */
export function spanWords(started_at: string, ended_at: string | null): string {
  if (ended_at === null) return `since ${time(started_at)} UTC on ${day(started_at)}`;
  if (started_at.slice(0, 10) === ended_at.slice(0, 10))
    return `from ${time(started_at)} to ${time(ended_at)} UTC on ${day(started_at)}`;
  return `from ${time(started_at)} UTC on ${day(started_at)} to ${time(ended_at)} UTC on ${day(ended_at)}`;
}

/** More places than these make a sentence a list. */
const shownPlaces = 2;

export function whatWords({ metric, change, dimensions, ended_at }: Incident): string {
  const verb = ended_at === null ? "is" : "was";
  const plural = metric.name.endsWith("s");
  const be = plural ? (ended_at === null ? "are" : "were") : verb;
  const where = Object.values(dimensions).slice(0, shownPlaces).join(", ");
  return `${metric.name}${where ? ` (${where})` : ""} ${be} ${percent(change)} ${change < 0 ? "below" : "above"} expected`;
}

export function causeWords(title: string | undefined): string {
  return title ? `likeliest cause: ${title}` : "nothing known explains it";
}

/** An incident in a sentence or two. */
export function incidentSentence(it: Incident, causes: readonly Cause[]): string {
  const what = whatWords(it);
  const cause = causeWords(likeliest(causes)?.signal.title);
  return `${what} ${spanWords(it.started_at, it.ended_at)}; ${cause}. ${costSentence(it.money, it.ended_at === null)}`;
}

/** The first line of the list. */
export function listSentence(all: readonly Incident[], judgedTo: string | null): string {
  if (judgedTo === null) return "No hour has been judged yet: there is not enough history, or it is being learnt.";
  const open = all.filter((it) => it.state === "open");
  const [first] = open;
  if (!first) {
    if (all.length === 0) return "Nothing left its band in this range.";
    return all.length === 1 ? "No incident is open; one has ended." : `No incident is open; ${all.length} have ended.`;
  }
  const cause = causeWords(first.cause?.title);
  if (open.length === 1)
    return `One incident is open: ${lower(whatWords(first))} since ${time(first.started_at)} UTC; ${cause}.`;
  return `${open.length} incidents are open; the latest: ${lower(whatWords(first))} since ${time(first.started_at)} UTC; ${cause}.`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
