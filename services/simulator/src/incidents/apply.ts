import { DAY_MS, HOUR_MS, isoInstant } from "../calendar/days.ts";
import { Pace } from "../orders/pace.ts";
import type { Plan } from "../plan.ts";
import type { Day, Order, Refund, Session, StockLevel, Ticket } from "../types.ts";
import { type Botnet, botnetOf, botOrders } from "./bots.ts";
import type { SimulatedIncident } from "./incident.ts";
import { missingIn, refundOf, shortageLevels, withoutLines } from "./shortage.ts";
import { hits, reaches } from "./stops.ts";

export interface ApplyOptions {
  /** Orders of an average day, for what is in proportion to them; by default the plan's. */
  ordersPerDay?: number;
  /** What incidents add (bots, stock) lies within these; by default the plan's time. */
  from?: number;
  to?: number;
}

export interface AppliedIncidents {
  /** A day as it would have been with the incidents. Days are given in their order. */
  apply(day: Day): Day;
}

interface Active {
  it: SimulatedIncident;
  /** Its times as instants are written, to compare with those of rows. */
  since: string;
  until: string;
  missing: ReadonlySet<string>;
  levels: readonly StockLevel[];
  net: Botnet | null;
}

/** Incidents as changes of the simulated days. Stock and loyalty tiers stay as they would have been without them. */
export function applyIncidents(
  plan: Plan,
  incidents: readonly SimulatedIncident[],
  options: ApplyOptions = {},
): AppliedIncidents {
  return new Interference(plan, incidents, options);
}

class Interference implements AppliedIncidents {
  private readonly plan: Plan;
  private readonly all: readonly Active[];
  private readonly pace: Pace | null;
  private readonly from: number;
  private readonly to: number;
  /** Orders that were not placed (null) or lost lines: refunds come days after their order. */
  private readonly changed = new Map<string, Order | null>();

  constructor(plan: Plan, incidents: readonly SimulatedIncident[], { ordersPerDay, from, to }: ApplyOptions) {
    this.plan = plan;
    this.from = from ?? Date.parse(plan.start);
    this.to = to ?? Date.parse(plan.end);
    this.all = incidents.map((it) => activeOf(plan, it));
    this.pace = this.all.some(({ net }) => net) ? new Pace(plan, ordersPerDay) : null;
  }

  apply(day: Day): Day {
    const first = Date.parse(day.day);
    // The session of an order just after midnight began the day before.
    const active = this.all.filter(({ it }) => it.from < first + DAY_MS && it.to > first - HOUR_MS);
    if (active.length === 0) return { ...day, refunds: this.refundsOf(day), tickets: this.ticketsOf(day) };
    const orders = day.orders.flatMap((order) => this.placed(order, active) ?? []);
    const sessions = day.sessions.flatMap((session) => this.tracked(session, active) ?? []);
    const bots = active.flatMap(({ net }) =>
      net && this.pace ? botOrders(this.plan, net, this.pace, first / DAY_MS, this.from, this.to) : [],
    );
    const added = bots.flatMap(({ session }) => this.tracked(session, active) ?? []);
    return {
      ...day,
      orders: inTime([...orders, ...bots.map(({ order }) => order)], ({ ordered_at }) => ordered_at, bots.length > 0),
      refunds: this.refundsOf(day),
      sessions: inTime([...sessions, ...added], ({ started_at }) => started_at, added.length > 0),
      stock: this.stockOf(day, active),
      tickets: this.ticketsOf(day),
    };
  }

  /** The order as it is placed after all, or null. */
  private placed(order: Order, active: readonly Active[]): Order | null {
    let left: Order | null = order;
    for (const { it, since, until, missing } of active) {
      if (!left || order.ordered_at < since || order.ordered_at >= until) continue;
      if (missing.size > 0) left = withoutLines(left, missing);
      else if (reaches(it, order) && hits(this.plan, it, order.key)) left = null;
    }
    if (left !== order) this.changed.set(order.key, left);
    return left;
  }

  /** The session as far as it is known, or null. */
  private tracked(session: Session, active: readonly Active[]): Session | null {
    const at = session.started_at;
    const lost = active.some(
      ({ it, since, until }) =>
        it.kind === "tracking_loss" &&
        at >= since &&
        at < until &&
        (it.country === undefined || it.country === session.country) &&
        hits(this.plan, it, session.key),
    );
    if (lost) return null;
    const unplaced = session.order_key !== null && this.changed.get(session.order_key) === null;
    return unplaced ? { ...session, order_key: null } : session;
  }

  private refundsOf({ refunds }: Day): Refund[] {
    if (this.changed.size === 0) return refunds;
    return refunds.flatMap((refund) => {
      const order = this.changed.get(refund.order_key);
      if (order === undefined) return [refund];
      return order === null ? [] : (refundOf(refund, order) ?? []);
    });
  }

  /** Nobody asks about an order that was not placed. */
  private ticketsOf({ tickets }: Day): Ticket[] {
    return tickets.filter(({ order_key }) => this.changed.get(order_key) !== null);
  }

  private stockOf(day: Day, active: readonly Active[]): StockLevel[] {
    const short = active.filter(({ missing }) => missing.size > 0);
    if (short.length === 0) return day.stock;
    const [from, to] = [isoInstant(this.from), isoInstant(Math.min(this.to, Date.parse(day.day) + DAY_MS))];
    const kept = day.stock.filter(({ product_key, as_of }) =>
      short.every((it) => as_of < it.since || as_of > it.until || !it.missing.has(product_key)),
    );
    const added = short
      .flatMap(({ levels }) => levels)
      .filter(({ as_of }) => as_of >= day.day && as_of >= from && as_of < to);
    return inTime([...kept, ...added], ({ as_of }) => as_of, added.length > 0);
  }
}

function activeOf(plan: Plan, it: SimulatedIncident): Active {
  const missing = missingIn(plan, it);
  return {
    it,
    since: isoInstant(it.from),
    until: isoInstant(it.to),
    missing,
    levels: shortageLevels(plan, it, missing),
    net: it.kind === "card_testing" ? botnetOf(plan, it) : null,
  };
}

function inTime<Row>(rows: Row[], at: (row: Row) => string, mixed: boolean): Row[] {
  return mixed ? rows.sort((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b)))) : rows;
}
