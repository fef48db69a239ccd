import type { Bin } from "../../shared/api/types.ts";
import { toCsv } from "../../shared/format/csv.ts";
import { formatMoney } from "../../shared/format/money.ts";

/** "€50 to €100", "under €1", "€2,000 or more". The upper edge is the next bin's. */
export function valueBin({ from, to }: Bin, currency: string, locale?: string): string {
  const text = (value: number) => formatMoney(value, currency, locale);
  if (to === null) {
    return `${text(from ?? 0)} or more`;
  }
  return from === null || from === 0 ? `under ${text(to)}` : `${text(from)} to ${text(to)}`;
}

/** "10 to 20%". */
export function churnBin({ from, to }: Bin, locale?: string): string {
  const number = (value: number) => new Intl.NumberFormat(locale).format(Math.round(value * 100));
  const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(to ?? 1);
  return `${number(from ?? 0)} to ${percent}`;
}

export function binsCsv(bins: Bin[]): string {
  return toCsv(
    ["from", "to", "customers"],
    bins.map(({ from, to, customers }) => [from, to, customers]),
  );
}
