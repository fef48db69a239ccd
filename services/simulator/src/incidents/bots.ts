import { DAY_MS, isoInstant, MINUTE_MS } from "../calendar/days.ts";
import { drawIdentity, type Identity } from "../customers/identity.ts";
import type { Pace } from "../orders/pace.ts";
import type { Plan } from "../plan.ts";
import { AliasTable } from "../random/alias.ts";
import { poisson } from "../random/poisson.ts";
import { stream } from "../random/random.ts";
import type { Order, Product, Session, Store } from "../types.ts";
import type { SimulatedIncident } from "./incident.ts";

const LEAST_PER_HOUR = 40;
const ADDRESSES = 5;

/** What the bots of one card-testing incident have in common. */
export interface Botnet {
  incident: SimulatedIncident;
  store: Store;
  product: Product;
  buyers: readonly Identity[];
}

/** One store, the cheapest product and a handful of addresses. */
export function botnetOf(plan: Plan, incident: SimulatedIncident): Botnet {
  const random = stream(plan.seed, `${incident.key} bots`);
  const stores = plan.stores.filter(({ country }) => incident.country === undefined || country === incident.country);
  const store = stores[new AliasTable(stores.map(({ share }) => share)).draw(random)];
  const product = plan.products.reduce((best, next) => (Number(next.price) < Number(best.price) ? next : best));
  if (!store) throw new RangeError(`no store in ${incident.country}`);
  const buyers = Array.from({ length: ADDRESSES }, () => drawIdentity(random, store, plan.categories.length, ""));
  return { incident, store, product, buyers };
}

interface BotOrder {
  order: Order;
  session: Session;
}

/** The bots' orders of one UTC day within [from, to). Each minute has its own stream. */
export function botOrders(plan: Plan, net: Botnet, pace: Pace, day: number, from: number, to: number): BotOrder[] {
  const first = Math.max(day * DAY_MS, net.incident.from, from);
  const last = Math.min((day + 1) * DAY_MS, net.incident.to, to);
  const orders: BotOrder[] = [];
  for (let minute = Math.floor(first / MINUTE_MS); minute * MINUTE_MS < last; minute++) {
    const random = stream(plan.seed, `${net.incident.key} bot orders`, minute);
    const perHour = Math.max(LEAST_PER_HOUR, net.incident.size * pace.perHour(minute * MINUTE_MS));
    const count = poisson(random, perHour / 60);
    for (let n = 0; n < count; n++) {
      const at = minute * MINUTE_MS + random.below(MINUTE_MS);
      const waited = 4_000 + random.below(40_000);
      const made = botOrder(net, `B${minute}-${n}`, at, random.pick(net.buyers), waited);
      if (at >= first && at < last) orders.push(made);
    }
  }
  return orders;
}

function botOrder({ store, product }: Botnet, key: string, at: number, buyer: Identity, waited: number): BotOrder {
  const where = { store_key: store.key, customer_key: null, channel: "web", device: "desktop" } as const;
  const { country, region, city, address } = buyer;
  return {
    order: {
      key,
      ...where,
      ordered_at: isoInstant(at),
      country,
      region,
      city,
      shipping_address: address,
      payment_method: "card",
      coupon: null,
      campaign_key: null,
      campaign: null,
      lines: [{ line_no: 1, product_key: product.key, quantity: 1, unit_price: product.price }],
    },
    session: { key: `V${key}`, ...where, started_at: isoInstant(at - waited), country, order_key: key },
  };
}
