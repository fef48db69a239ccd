import type { MoneyAtStake } from "../api/types.ts";
import { countOf, REASONS } from "./cell.ts";

export interface MoneyText {
  /** "€1,900", or the reason there is no figure. */
  text: string;
  /** "€1,200 to €2,600"; absent where there is no figure. */
  interval?: string;
  /** What the figure is, or why there is none, in a sentence. */
  detail: string;
  known: boolean;
}

/** In whole units: an estimate has no cents. */
export function formatMoney(value: number, currency: string, locale?: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(value);
}

type Interval = Pick<Extract<MoneyAtStake, { value: number }>, "low" | "high" | "currency">;

/** "€1,200 to €2,600". */
export function intervalText({ low, high, currency }: Interval, locale?: string): string {
  return `${formatMoney(low, currency, locale)} to ${formatMoney(high, currency, locale)}`;
}

export function moneyText(money: MoneyAtStake, locale?: string): MoneyText {
  if ("reason" in money) {
    return { text: REASONS[money.reason], detail: money.detail, known: false };
  }
  const { value, low, high, currency, n } = money;
  const over = `, over ${countOf(n, "hours", locale)}`;
  const gained = value < 0;
  return {
    text: gained ? `${formatMoney(-value, currency, locale)} gained` : formatMoney(value, currency, locale),
    interval: intervalText(gained ? { low: -high, high: -low, currency } : money, locale),
    detail:
      low <= 0 && high >= 0
        ? `It may as well be nothing: the 95 % interval${over}, holds zero.`
        : `${gained ? "More" : "Less"} revenue than expected${over}; the interval holds 95 %.`,
    known: true,
  };
}

/** "€1,900 (€1,200 to €2,600)", or the reason with its detail. */
export function moneyLine(money: MoneyAtStake, locale?: string): string {
  const { text, interval, detail } = moneyText(money, locale);
  return interval ? `${text} (${interval})` : `${text}: ${detail}`;
}
