import { type Expected, isUndefined } from "@vigie/statistics";
import { type Hour, isJudged } from "../anomalies/index.ts";
import type { MoneyAtStake } from "./schema.ts";

/** Standard deviations of a 95 % interval. */
const wide = 1.96;
/** With fewer of its hours judged than this share, a sum over them would mislead. */
const enough = 0.5;

export interface Money {
  currency: string;
  minorUnits: number;
  hours: readonly Hour[];
}

/** Revenue that came, or that should have: in a total outage nothing comes. */
const hasRevenue = (it: Hour): boolean => it.value !== 0 || (isJudged(it) && it.band.expected > 0);

const closed = { expected: 0, usual: 0, variance: 0, shared: 0 };

/** What was to be expected of an hour; of one in which nothing was ever sold (the shop's nights) nothing was. */
function expectedOf({ band }: Hour): Expected | undefined {
  if (band === null) return undefined;
  if (!isUndefined(band)) return band;
  return band.reason === "no_variance" ? closed : undefined;
}

function whyUnknown(hours: readonly Hour[]): string {
  return hours.some((it) => it.band === null)
    ? "How much is bought on a holiday is not known beforehand, so what is missing is not either."
    : "There is not enough history to say what these hours should have been.";
}

/**
 * Money at stake: the revenue that was to be expected in the hours of an incident, less what came.
 *
 * Question: what did it cost?
 * Assumes: without the incident the hours would have been as their season and the level before it lead to expect. The
 *   interval holds the scatter of the hours and how well the level was known, not what was bought later instead.
 * Units: major units of the currency; below 0 more came than was expected. Scaling revenue by a constant scales all three.
 * Errors: "not_enough_data" with less than half of the hours judged, "mixed_currencies" for more than one.
 * Source: the sum of the bands' expected values and variances, see docs/methods/incidents.md.
 * Example: expected 900 with a spread of 100 and 120 came: 780, from 584 to 976.
 */
export function moneyAtStake(parts: readonly Money[], hours: number): MoneyAtStake {
  const [one, ...more] = parts.filter((it) => it.hours.some(hasRevenue));
  if (!one) return { reason: "not_enough_data", detail: "No revenue was recorded around it." };
  if (more.length > 0) {
    const names = parts.map((it) => it.currency).sort();
    return { reason: "mixed_currencies", detail: `${names.join(" and ")} do not add up.` };
  }
  const judged = one.hours.flatMap((it) => {
    const band = expectedOf(it);
    return band ? [{ value: it.value, band }] : [];
  });
  if (judged.length < Math.max(1, enough * hours)) return { reason: "not_enough_data", detail: whyUnknown(one.hours) };
  const sum = (pick: (it: (typeof judged)[number]) => number) => judged.reduce((total, it) => total + pick(it), 0);
  const missing = sum((it) => it.band.expected - it.value);
  const shared = sum((it) => it.band.shared * it.band.expected);
  const spread = Math.sqrt(sum((it) => it.band.variance) + shared * shared);
  const scaled = (amount: number) => Math.round(amount) / one.minorUnits;
  return {
    value: scaled(missing),
    low: scaled(missing - wide * spread),
    high: scaled(missing + wide * spread),
    currency: one.currency,
    n: judged.length,
  };
}
