import { CATEGORIES } from "../assortment/categories.ts";
import { HOUR_MS } from "../calendar/days.ts";
import { CHANNEL_SHARE } from "../orders/channels.ts";
import type { Pace } from "../orders/pace.ts";
import type { Plan } from "../plan.ts";
import type { SimulatedIncident } from "./incident.ts";
import { methodShares } from "./make.ts";
import { channelsOf } from "./stops.ts";

/** Orders that consist of missing products only, to each line of the category: measured on simulated shops. */
const ALONE = 0.75;

/** About which share of the shop's orders an incident stops while it lasts. */
export function lossShare(plan: Plan, { kind, size, payment_method, category }: SimulatedIncident): number {
  if (kind === "stock_out") {
    const total = CATEGORIES.reduce((sum, { share }) => sum + share, 0);
    return (ALONE * size * (CATEGORIES.find(({ name }) => name === category)?.share ?? 0)) / total;
  }
  const reached = channelsOf(kind).reduce((sum, channel) => sum + CHANNEL_SHARE[channel], 0);
  return size * reached * (payment_method === undefined ? 1 : (methodShares(plan).get(payment_method) ?? 0));
}

/** About how many orders would come from one time to another. */
export function expectedOrders(pace: Pace, { from, to }: Pick<SimulatedIncident, "from" | "to">): number {
  let orders = 0;
  for (let at = from; at < to; at += HOUR_MS / 4) orders += pace.perHour(at) / 4;
  return orders;
}

/** About how many orders an incident stops in all. */
export const expectedLoss = (plan: Plan, pace: Pace, it: SimulatedIncident): number =>
  expectedOrders(pace, it) * lossShare(plan, it);
