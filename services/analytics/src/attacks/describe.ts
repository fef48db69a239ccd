import { isUndefined, median } from "@vigie/statistics";
import type { Burst } from "./burst.ts";
import { type AttackOrder, likenessOf } from "./keys.ts";

export type AttackKind = "card_testing" | "bot_orders";

export interface Attack {
  /** The hour it began and the currency: the same attack found again, or grown, has the same key. */
  key: string;
  kind: AttackKind;
  title: string;
  /** The first and the last order, in milliseconds. */
  started_at: number;
  ended_at: number;
  orders: string[];
  /** In minor units. */
  total: number;
  currency: string;
  dimensions: Record<string, string>;
  detail: Record<string, unknown>;
}

const names: Record<AttackKind, string> = { card_testing: "Card testing", bot_orders: "Bot orders" };
const minuteMs = 60_000;
/** An order below this share of the usual one is small: enough to see whether a card is taken. */
const smallShare = 0.25;
/** What most of the orders have in common is the attack's. */
const agreeing = 0.9;
/** Ways to pay for which no stolen card is of use. */
const offline = /cash|invoice|transfer|cheque|\bcheck\b|prepay|on.delivery|\bcod\b/i;

function middle(values: readonly number[]): number {
  const found = median(values);
  return isUndefined(found) ? 0 : found;
}

export const isSmall = (orders: readonly AttackOrder[], typical: (currency: string) => number) =>
  middle(orders.map((it) => it.total)) < smallShare * typical(orders[0]?.currency ?? "");

function commonest(values: readonly (string | null)[]): { value: string; share: number } | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most && { value: most[0], share: most[1] / values.length };
}

function kindOf(orders: readonly AttackOrder[], typical: (currency: string) => number): AttackKind {
  const method = commonest(orders.map((it) => it.payment_method));
  const online = method !== undefined && !offline.test(method.value);
  return online && isSmall(orders, typical) ? "card_testing" : "bot_orders";
}

function dimensionsOf(orders: readonly AttackOrder[]): Record<string, string> {
  const names = ["payment_method", "channel", "product", "store"] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const most = commonest(orders.map((it) => it[name]));
      return most && most.share >= agreeing ? [[name, most.value]] : [];
    }),
  );
}

const decimalsOf = (currency: string) =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

function lasting(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / minuteMs));
  const words = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"}`;
  if (minutes < 90) return words(minutes, "minute");
  return minutes < 48 * 60 ? words(Math.round(minutes / 60), "hour") : words(Math.round(minutes / 1440), "day");
}

/** One attack of the bursts that belong together; `orders` are all of theirs, in the order of time. */
export function describeAttack(
  bursts: readonly Burst[],
  orders: readonly AttackOrder[],
  typical: (currency: string) => number,
): Attack {
  const [started_at, ended_at] = [orders[0]?.at ?? 0, orders.at(-1)?.at ?? 0];
  const currency = orders[0]?.currency ?? "";
  const kind = kindOf(orders, typical);
  const decimals = decimalsOf(currency);
  const total = orders.reduce((sum, it) => sum + it.total, 0);
  const inMajor = (amount: number) => amount / 10 ** decimals;
  const usualAmount = inMajor(middle(orders.map((it) => it.total)));
  const strongest = bursts.reduce((most, it) => (it.peak > most.peak ? it : most));
  return {
    key: `${new Date(started_at).toISOString().slice(0, 13)} ${currency}`,
    kind,
    title: `${names[kind]}: ${orders.length} orders of about ${usualAmount.toFixed(decimals)} ${currency} in ${lasting(ended_at - started_at)}`,
    started_at,
    ended_at,
    orders: orders.map((it) => it.id),
    total,
    currency,
    dimensions: dimensionsOf(orders),
    detail: {
      attack: kind,
      orders: orders.length,
      amount: inMajor(total),
      currency,
      order_amount: usualAmount,
      most_in_an_hour: strongest.peak,
      usual_in_an_hour: strongest.rate,
      found_by: [...new Set(bursts.map((it) => likenessOf(it.key)))].sort(),
      addresses: new Set(orders.map((it) => it.address).filter(Boolean)).size,
    },
  };
}
