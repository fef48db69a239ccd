import type { Day, Order, Plan, Refund, Session } from "@vigie/simulator";
import { type HourRow, hourMs } from "../anomalies/index.ts";
import type { WatchedDimension } from "../anomalies/schema.ts";
import type { CubeRow } from "../incidents/index.ts";
import { type Measures, noMeasures } from "../kpis/index.ts";

const minorUnits = 100;
const cents = (amount: string) => Math.round(Number(amount) * minorUnits);
/** What an order comes to, in minor units. */
export const totalOf = ({ lines }: Order) =>
  lines.reduce((sum, { quantity, unit_price }) => sum + cents(unit_price) * quantity, 0);
const hourOf = (instant: string) => Math.floor(Date.parse(instant) / hourMs);

const dimensions: readonly WatchedDimension[] = ["", "country", "category", "channel", "payment_method"];

/** A product that was sold out, as it is known in the end. */
export interface SoldOut {
  product: string;
  category: string;
  from: number;
  to: number | null;
  revenueShare: number;
}

/**
 * Counts simulated days as the rollups count facts: the sums of every hour, in memory. A test holds the two against each
 * other (see tests in this folder), so the scorecard scores what the appliance would see.
 */
export class Ledger {
  readonly orders: Order[] = [];
  private readonly plan: Plan;
  private readonly cells = new Map<WatchedDimension, Map<string, HourRow>>();
  private readonly sales: CubeRow[][] = [];
  private readonly categories: Map<string, string>;
  private readonly countries: Map<string, string>;
  private readonly first: number;
  private readonly stock = new Map<string, Map<string, number>>();
  private readonly outs = new Map<string, SoldOut[]>();
  private readonly revenue = new Map<string, number>();
  private total = 0;

  constructor(plan: Plan) {
    this.plan = plan;
    this.first = hourOf(plan.start);
    this.categories = new Map(plan.products.map(({ key, category }) => [key, category]));
    this.countries = new Map(plan.countries.map(({ code, name }) => [code, name]));
    for (const dimension of dimensions) this.cells.set(dimension, new Map());
  }

  add(day: Day): void {
    for (const order of day.orders) this.addOrder(order);
    for (const session of day.sessions) this.addSession(session);
    for (const refund of day.refunds) this.addRefund(refund);
    for (const level of day.stock) this.addLevel(level.product_key, level.warehouse_key, level.quantity, level.as_of);
  }

  /** The sums of every hour, by the values of a dimension. */
  hours(dimension: WatchedDimension): HourRow[] {
    return [...(this.cells.get(dimension)?.values() ?? [])];
  }

  /** Sale lines of [from, to) and of the same hours of some weeks before, by every dimension. */
  cube(from: number, to: number, weeks: number): CubeRow[] {
    const rows: CubeRow[] = [];
    for (let week = 0; week <= weeks; week++) {
      for (let hour = from; hour < to; hour++) {
        for (const row of this.sales[hour - week * 168 - this.first] ?? []) rows.push({ ...row, week });
      }
    }
    return rows;
  }

  soldOut(): SoldOut[] {
    return [...this.outs.values()].flat().map((it) => ({
      ...it,
      revenueShare: (this.revenue.get(it.product) ?? 0) / Math.max(1, this.total),
    }));
  }

  private cell(dimension: WatchedDimension, hour: number, value: string): Measures {
    const cells = this.cells.get(dimension) as Map<string, HourRow>;
    const key = `${hour} ${value}`;
    const known = cells.get(key);
    if (known) return known;
    const made: HourRow = { ...noMeasures(), hour, value, currency: this.plan.currency };
    cells.set(key, made);
    return made;
  }

  private addOrder(order: Order): void {
    this.orders.push(order);
    const hour = hourOf(order.ordered_at);
    const country = this.countries.get(order.country) ?? order.country;
    const lines = order.lines.map(({ product_key, quantity, unit_price }) => ({
      product: product_key,
      category: this.categories.get(product_key) ?? "",
      quantity,
      gross: cents(unit_price) * quantity,
    }));
    const gross = lines.reduce((sum, line) => sum + line.gross, 0);
    const units = lines.reduce((sum, line) => sum + line.quantity, 0);
    const values = [
      ["", ""],
      ["country", country],
      ["channel", order.channel],
      ["payment_method", order.payment_method],
    ] as const;
    for (const [dimension, value] of values) {
      const m = this.cell(dimension, hour, value);
      m.orders += 1;
      m.gross += gross;
      m.units += units;
    }
    const seen = new Set<string>();
    for (const [index, line] of lines.entries()) {
      this.revenue.set(line.product, (this.revenue.get(line.product) ?? 0) + line.gross);
      this.total += line.gross;
      const m = this.cell("category", hour, line.category);
      m.gross += line.gross;
      m.units += line.quantity;
      const isFirst = !seen.has(line.category);
      if (isFirst) m.orders += 1;
      seen.add(line.category);
      const sale = {
        ...noMeasures(),
        week: 0,
        store: order.store_key,
        country,
        channel: order.channel,
        device: order.device,
        loyalty_tier: "",
        category: line.category,
        payment_method: order.payment_method,
        currency: this.plan.currency,
        orders: index === 0 ? 1 : 0,
        orders_of_category: isFirst ? 1 : 0,
        gross: line.gross,
        units: line.quantity,
      };
      const at = hour - this.first;
      const rows = this.sales[at] ?? [];
      this.sales[at] = rows;
      rows.push(sale);
    }
  }

  private addSession(session: Session): void {
    const hour = hourOf(session.started_at);
    const country = this.countries.get(session.country) ?? session.country;
    for (const [dimension, value] of [
      ["", ""],
      ["country", country],
      ["channel", session.channel],
    ] as const) {
      const m = this.cell(dimension, hour, value);
      m.sessions += 1;
      if (session.order_key !== null) m.converting_sessions += 1;
    }
  }

  private addRefund(refund: Refund): void {
    this.cell("", hourOf(refund.refunded_at), "").refunds += cents(refund.amount);
  }

  private addLevel(product: string, warehouse: string, quantity: number, asOf: string): void {
    const levels = this.stock.get(product) ?? new Map<string, number>();
    this.stock.set(product, levels);
    levels.set(warehouse, quantity);
    const left = [...levels.values()].reduce((sum, n) => sum + n, 0);
    const outs = this.outs.get(product) ?? [];
    this.outs.set(product, outs);
    const open = outs.at(-1);
    if (left === 0 && (!open || open.to !== null)) {
      const category = this.categories.get(product) ?? "";
      outs.push({ product, category, from: Date.parse(asOf), to: null, revenueShare: 0 });
    } else if (left > 0 && open && open.to === null) open.to = Date.parse(asOf);
  }
}
