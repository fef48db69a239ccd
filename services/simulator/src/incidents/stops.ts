import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";
import type { Channel, Order } from "../types.ts";
import type { IncidentKind, SimulatedIncident } from "./incident.ts";

const CHECKOUT: readonly Channel[] = ["web", "app"];
/** Marketplaces and the counter's terminal have payments of their own. */
const PAID_HERE: readonly Channel[] = ["web", "app", "social"];

/** The channels whose orders a kind of incident stops. */
export function channelsOf(kind: IncidentKind): readonly Channel[] {
  switch (kind) {
    case "bad_deploy":
    case "shell":
    case "slow_database":
    case "unexplained":
      return CHECKOUT;
    case "payment_outage":
      return PAID_HERE;
    case "card_testing":
    case "stock_out":
    case "tracking_loss":
      return [];
  }
}

/** Whether an incident hits something. It depends on the shop's seed and the two keys, on nothing else. */
export const hits = ({ seed }: Pick<Plan, "seed">, { key, size }: SimulatedIncident, subject: string): boolean =>
  stream(seed, `${key} ${subject}`).chance(size);

/** Whether an incident could stop an order that is placed while it lasts. */
export function reaches(it: SimulatedIncident, order: Pick<Order, "channel" | "payment_method" | "country">): boolean {
  return (
    channelsOf(it.kind).includes(order.channel) &&
    (it.payment_method === undefined || it.payment_method === order.payment_method) &&
    (it.country === undefined || it.country === order.country)
  );
}
