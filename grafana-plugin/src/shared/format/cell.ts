import type { Cell, ReasonCode, Unit } from "../api/types.ts";

export interface Formatted {
  text: string;
  /** Why there is no number; absent when there is one. */
  reason?: string;
}

export const REASONS: Record<ReasonCode, string> = {
  not_enough_data: "Not enough data",
  no_sessions: "No sessions",
  no_orders: "No orders",
  no_customers: "No customers",
  cost_unknown: "Cost unknown",
  mixed_currencies: "Several currencies",
  no_comparison: "Nothing to compare",
};

export const NO_VALUE = "–";

export function cellValue(cell: Cell | null | undefined): number | null {
  return cell && "value" in cell ? cell.value : null;
}

export function formatCell(
  cell: Cell | null | undefined,
  unit: Unit,
  currency: string | null,
  locale?: string,
): Formatted {
  if (!cell) {
    return { text: NO_VALUE, reason: "Not asked for" };
  }
  if ("value" in cell) {
    return { text: formatNumber(cell.value, unit, currency, locale) };
  }
  return { text: NO_VALUE, reason: `${REASONS[cell.reason]}: ${cell.detail}` };
}

export function formatNumber(value: number, unit: Unit, currency: string | null, locale?: string): string {
  return new Intl.NumberFormat(locale, numberStyle(unit, currency)).format(value);
}

/** For axes and bars, where a rounded figure reads better than an exact one. */
export function formatCompact(value: number, unit: Unit, currency: string | null, locale?: string): string {
  const style =
    unit === "ratio" ? { maximumFractionDigits: 1 } : { notation: "compact" as const, maximumSignificantDigits: 3 };
  const { minimumFractionDigits: _, maximumFractionDigits: __, ...base } = numberStyle(unit, currency);
  return new Intl.NumberFormat(locale, { ...base, ...style }).format(value);
}

export function formatCount(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** "+12.3 %": the sign is always said, because colour alone must not carry it. */
export function formatChange(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  }).format(value);
}

export function countOf(n: number, noun: string, locale?: string): string {
  return `${formatCount(n, locale)} ${n === 1 && noun.endsWith("s") ? noun.slice(0, -1) : noun}`;
}

function numberStyle(unit: Unit, currency: string | null): Intl.NumberFormatOptions {
  switch (unit) {
    case "money":
      return currency ? { style: "currency", currency } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    case "ratio":
      return { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 };
    case "items":
      return { maximumFractionDigits: 2 };
    case "count":
      return { maximumFractionDigits: 0 };
  }
}
