import { DAY_MS, dateOf, HOUR_MS, isoInstant } from "../calendar/days.ts";
import type { Identity } from "../customers/identity.ts";
import { euros } from "../money.ts";
import { AliasTable } from "../random/alias.ts";
import type { Random } from "../random/random.ts";
import { COUNTRIES } from "../stores/countries.ts";
import type { Campaign, Channel, Order, OrderLine, Store } from "../types.ts";
import type { Assortment } from "./assortment.ts";
import { type BasketLine, drawBasket } from "./basket.ts";
import { drawChannel, drawDevice } from "./channels.ts";
import { campaignsOn, categoriesOnOffer, drawOffer, type Offer } from "./offers.ts";

/** Everything about an order that is settled before its basket is filled. */
export interface OrderRequest {
  key: string;
  at: number;
  /** The store's local clock at `at`, in milliseconds. */
  local: number;
  store: Store;
  customerKey: string | null;
  buyer: Identity;
  first: boolean;
  campaigns: readonly Campaign[];
  available: (product: number) => boolean;
}

/** An order, and its basket by product index. */
export interface PlacedOrder {
  order: Order;
  basket: BasketLine[];
  /** What is paid, in cents. */
  total: number;
}

const HABIT = 0.65;
const paymentTables = new Map(
  COUNTRIES.map(({ code, payments }) => [
    code,
    { methods: Object.keys(payments), table: new AliasTable(Object.values(payments)) },
  ]),
);

/** Fills a basket and writes the order. */
export function placeOrder(random: Random, assortment: Assortment, request: OrderRequest): PlacedOrder {
  const { key, at, local, store, customerKey, buyer, first, campaigns, available } = request;
  const localDay = Math.floor(local / DAY_MS);
  const running = campaignsOn(campaigns, localDay);
  const offer = drawOffer(random, running, first);
  const shopper = { month: dateOf(localDay).month, taste: buyer.taste, onOffer: categoriesOnOffer(running), available };
  const basket = drawBasket(random, assortment, shopper);
  const prices = basket.map(({ product }) => unitPrice(assortment, product, offer));
  const { country, region, city, address } = buyer;
  const channel: Channel = random.chance(HABIT) ? buyer.habit : drawChannel(random);
  const order: Order = {
    key,
    store_key: store.key,
    customer_key: customerKey,
    ordered_at: isoInstant(at),
    channel,
    device: drawDevice(random, channel, Math.floor((local % DAY_MS) / HOUR_MS)),
    country,
    region,
    city,
    shipping_address: address,
    payment_method: drawPayment(random, country),
    ...creditOf(offer, basket, assortment),
    lines: basket.map((line, index) => writeLine(line, index, prices, assortment)),
  };
  return { order, basket, total: basket.reduce((sum, { quantity }, i) => sum + quantity * (prices[i] ?? 0), 0) };
}

function unitPrice(assortment: Assortment, product: number, { discounts }: Offer): number {
  const discount = discounts[assortment.categories[product] ?? -1] ?? 0;
  return Math.round((assortment.prices[product] ?? 0) * (1 - discount));
}

/** A coupon or campaign counts only where it lowered a price. */
function creditOf({ coupon, campaign, discounts }: Offer, basket: readonly BasketLine[], assortment: Assortment) {
  const used = basket.some(({ product }) => (discounts[assortment.categories[product] ?? -1] ?? 0) > 0);
  const by = used ? campaign : null;
  return { coupon: used ? coupon : null, campaign_key: by?.key ?? null, campaign: by?.name ?? null };
}

function writeLine(line: BasketLine, index: number, prices: readonly number[], assortment: Assortment): OrderLine {
  return {
    line_no: index + 1,
    product_key: assortment.keys[line.product] ?? "",
    quantity: line.quantity,
    unit_price: euros(prices[index] ?? 0),
  };
}

function drawPayment(random: Random, country: string): string {
  const payments = paymentTables.get(country);
  return payments?.methods[payments.table.draw(random)] ?? "card";
}
