import { DAY_MS, isoDate, isoInstant } from "./calendar/days.ts";
import { customerKey, drawIdentity, type Identity, identityOf } from "./customers/identity.ts";
import { tierFor } from "./customers/tiers.ts";
import { type Arrival, Arrivals } from "./orders/arrivals.ts";
import { hasSession } from "./orders/channels.ts";
import { placeOrder } from "./orders/order.ts";
import { drawRefund } from "./orders/refunds.ts";
import type { Plan } from "./plan.ts";
import { type Random, stream } from "./random/random.ts";
import { browsingOf, type Known, sessionOf } from "./sessions/sessions.ts";
import { openShop, type Shop } from "./shop.ts";
import { Stock } from "./stock/stock.ts";
import { Desk } from "./tickets/desk.ts";
import { drawTicket } from "./tickets/ticket.ts";
import type { Customer, Day, Late, LoyaltyChange, Refund, Session, Store } from "./types.ts";

const UNITS_PER_ORDER = 2.5;

/**
 * Runs a planned shop and yields its days one by one, in time order, so that memory stays flat. Returns the refunds
 * and tickets that its orders end in after the shop's planned time.
 */
export function* simulateDays(plan: Plan): Generator<Day, Late, undefined> {
  const run = new Run(plan);
  for (let day = run.shop.firstDay; day <= run.shop.lastDay; day++) yield run.next(day);
  return { refunds: run.late, tickets: run.desk.late };
}

class Run {
  readonly shop: Shop;
  /** Refunds at or after the end. */
  readonly late: Refund[] = [];
  readonly desk: Desk;
  private readonly end: number;
  private readonly openFrom: readonly number[];
  private readonly arrivals: Arrivals;
  private readonly stock: Stock;
  /** The customers registered so far, by store. */
  private readonly known: Known[][];
  private readonly refunds = new Map<number, Refund[]>();
  private registered = 0;
  private orders = 0;
  private sessions = 0;

  constructor(plan: Plan) {
    const shop = openShop(plan);
    this.shop = shop;
    this.end = Date.parse(plan.end);
    this.openFrom = plan.stores.map((store) => Date.parse(store.opened_at));
    this.arrivals = new Arrivals(plan.seed, shop.members, shop.profiles, shop.guestRates, this.end);
    this.stock = new Stock(
      plan,
      (shop.expectedOrders * UNITS_PER_ORDER * DAY_MS) / (this.end - Date.parse(plan.start)),
    );
    this.known = plan.stores.map(() => []);
    this.desk = new Desk(this.end);
  }

  next(day: number): Day {
    const until = Math.min((day + 1) * DAY_MS, this.end);
    const result: Day = {
      day: isoDate(day),
      customers: [],
      loyalty: [],
      orders: [],
      refunds: [],
      sessions: [],
      stock: [],
      tickets: [],
    };
    result.customers = this.register(until);
    this.stock.begin(day);
    for (const arrival of this.arrivals.take(day, this.openFrom)) this.serve(arrival, result);
    this.stock.advance(until - 1);
    result.stock = this.stock.drain();
    result.refunds = (this.refunds.get(day) ?? []).sort((a, b) => (a.refunded_at < b.refunded_at ? -1 : 1));
    this.refunds.delete(day);
    result.tickets = this.desk.take(day);
    const { plan, profiles, visitRates } = this.shop;
    const setting = { seed: plan.seed, stores: plan.stores, profiles, rates: visitRates, end: this.end };
    result.sessions = this.number([...result.sessions, ...browsingOf(setting, day, this.known)]);
    return result;
  }

  private register(until: number): Customer[] {
    const customers: Customer[] = [];
    for (;;) {
      const index = this.registered;
      const member = this.shop.members[index];
      if (!member || member.registered >= until) return customers;
      this.registered++;
      this.known[member.store]?.push({ index, registered: member.registered });
      const { name, email, city, region, country } = this.identity(index, member.store);
      const registered_at = isoInstant(member.registered);
      const loyalty_tier = tierFor(member.spent);
      customers.push({ key: customerKey(index), name, email, city, region, country, registered_at, loyalty_tier });
    }
  }

  private serve(arrival: Arrival, result: Day): void {
    const { plan, assortment, profiles } = this.shop;
    const { at, member, first } = arrival;
    const store = plan.stores[arrival.store];
    if (!store) return;
    this.stock.advance(at);
    const number = ++this.orders;
    const random = stream(plan.seed, "order", number);
    const placed = placeOrder(random, assortment, {
      key: `O${String(number).padStart(7, "0")}`,
      at,
      local: profiles[arrival.store]?.local(at) ?? at,
      store,
      customerKey: member === null ? null : customerKey(member),
      buyer: member === null ? this.guest(random, store) : this.identity(member, arrival.store),
      first,
      campaigns: plan.campaigns,
      available: (product) => this.stock.available(product),
    });
    result.orders.push(placed.order);
    for (const { product, quantity } of placed.basket) this.stock.sell(product, quantity, store.warehouse_key, at);
    if (hasSession(placed.order.channel)) result.sessions.push(sessionOf(random, placed.order, at));
    const refund = drawRefund(random, placed, at, assortment);
    this.keepRefund(refund);
    this.desk.add(drawTicket(plan.seed, { order: placed.order, refund, leaves: arrival.leaves }));
    if (member !== null) result.loyalty.push(...this.spend(member, placed.total, at));
  }

  private keepRefund(refund: Refund | null): void {
    if (!refund) return;
    const at = Date.parse(refund.refunded_at);
    if (at >= this.end) {
      this.late.push(refund);
      return;
    }
    const day = Math.floor(at / DAY_MS);
    const list = this.refunds.get(day);
    if (list) list.push(refund);
    else this.refunds.set(day, [refund]);
  }

  private spend(index: number, cents: number, at: number): LoyaltyChange[] {
    const member = this.shop.members[index];
    if (!member) return [];
    const before = tierFor(member.spent);
    member.spent += cents;
    const loyalty_tier = tierFor(member.spent);
    if (loyalty_tier === before) return [];
    return [{ customer_key: customerKey(index), loyalty_tier, changed_at: isoInstant(at) }];
  }

  private number(sessions: Session[]): Session[] {
    sessions.sort((a, b) => (a.started_at < b.started_at ? -1 : Number(a.started_at > b.started_at)));
    for (const session of sessions) session.key = `V${String(++this.sessions).padStart(8, "0")}`;
    return sessions;
  }

  private identity(index: number, storeIndex: number): Identity {
    const { seed, stores, categories } = this.shop.plan;
    const store = stores[storeIndex];
    if (!store) throw new RangeError(`no store ${storeIndex}`);
    return identityOf(seed, index, store, categories.length);
  }

  private guest(random: Random, store: Store): Identity {
    return drawIdentity(random, store, this.shop.plan.categories.length, "");
  }
}
