import type { CustomerDoc } from "../../../shared/api/types.ts";
import { countOf, formatCompact } from "../../../shared/format/cell.ts";
import { formatMoney } from "../../../shared/format/money.ts";

/** "Champions: 45 orders for €5,634, the last 3 days ago; 3 % likely to leave within 90 days." */
export function customerSentence(doc: CustomerDoc, locale?: string): string {
  const { segment, orders, monetary, currency, recency_days, churn, churn_days } = doc;
  const bought = `${countOf(orders, "orders", locale)} for ${formatMoney(monetary, currency, locale)}`;
  const last = `${orders === 1 ? "" : "the last "}${countOf(recency_days, "days", locale)} ago`;
  const leaving =
    "value" in churn
      ? `; ${formatCompact(churn.value, "ratio", null, locale)} likely to leave within ${countOf(churn_days, "days", locale)}`
      : "";
  return `${segment.label}: ${bought}, ${last}${leaving}.`;
}
