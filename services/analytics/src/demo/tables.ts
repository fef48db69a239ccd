import type { Day, Plan } from "@vigie/simulator";
import { lineTotal } from "../platform/money/index.ts";

export type Cell = string | number | null;

/** Rows of the fact tables, as COPY takes them, with ids given here. */
export class Tables {
  readonly rows = {
    customer: [] as Cell[][],
    sales_order: [] as Cell[][],
    order_line: [] as Cell[][],
    refund: [] as Cell[][],
    session: [] as Cell[][],
    stock_level: [] as Cell[][],
    ticket: [] as Cell[][],
  };
  private readonly customers = new Map<string, Cell[]>();
  private readonly orders = new Map<string, number>();
  private readonly prefix: string;
  private readonly ids: Ids;
  private readonly countries: Map<string, string>;

  constructor(plan: Plan, prefix: string, ids: Ids) {
    this.prefix = prefix;
    this.ids = ids;
    this.countries = new Map(plan.countries.map((country) => [country.code, country.name]));
  }

  add(day: Day): void {
    for (const it of day.customers) this.addCustomer(it);
    for (const it of day.loyalty) this.setTier(it.customer_key, it.loyalty_tier);
    for (const it of day.orders) this.addOrder(it);
    for (const it of day.refunds) this.addRefund(it);
    for (const it of day.sessions) this.addSession(it);
    for (const it of day.tickets) this.addTicket(it);
    for (const it of day.stock) {
      this.rows.stock_level.push([
        need(this.ids.products, it.product_key),
        need(this.ids.warehouses, it.warehouse_key),
        it.as_of,
        it.quantity,
      ]);
    }
  }

  private country = (code: string) => this.countries.get(code) ?? code;

  private customerId = (key: string | null): Cell => (key === null ? null : (this.customers.get(key)?.[0] ?? null));

  private addCustomer(it: Day["customers"][number]): void {
    const id = this.ids.customers + this.customers.size + 1;
    const row: Cell[] = [
      id,
      this.prefix + it.key,
      it.name,
      it.email,
      it.city,
      it.region,
      this.country(it.country),
      it.registered_at,
      it.loyalty_tier,
    ];
    this.customers.set(it.key, row);
    this.rows.customer.push(row);
  }

  private setTier(key: string, tier: string): void {
    const row = this.customers.get(key);
    if (row) row[row.length - 1] = tier;
  }

  private addOrder(it: Day["orders"][number]): void {
    const id = this.ids.orders + this.orders.size + 1;
    this.orders.set(it.key, id);
    let total = 0;
    for (const line of it.lines) {
      const amount = lineTotal(line.unit_price, line.quantity, 2);
      total += amount;
      this.rows.order_line.push([
        id,
        line.line_no,
        need(this.ids.products, line.product_key),
        line.quantity,
        line.unit_price,
        amount,
      ]);
    }
    this.rows.sales_order.push([
      id,
      need(this.ids.stores, it.store_key),
      this.prefix + it.key,
      this.customerId(it.customer_key),
      it.ordered_at,
      it.channel,
      it.device,
      this.country(it.country),
      it.region,
      it.city,
      it.shipping_address,
      it.payment_method,
      it.coupon,
      it.campaign,
      total,
    ]);
  }

  private addRefund(it: Day["refunds"][number]): void {
    const order = need(this.orders, it.order_key);
    this.rows.refund.push([
      order,
      this.prefix + it.key,
      it.line_no,
      it.quantity,
      lineTotal(it.amount, 1, 2),
      it.refunded_at,
      it.reason,
    ]);
  }

  private addSession(it: Day["sessions"][number]): void {
    const order = it.order_key === null ? null : this.prefix + it.order_key;
    const store = need(this.ids.stores, it.store_key);
    this.rows.session.push([
      store,
      this.prefix + it.key,
      this.customerId(it.customer_key),
      it.started_at,
      it.channel,
      it.device,
      this.country(it.country),
      order,
    ]);
  }

  private addTicket(it: Day["tickets"][number]): void {
    this.rows.ticket.push([
      this.prefix + it.key,
      this.customerId(it.customer_key),
      need(this.ids.stores, it.store_key),
      this.prefix + it.order_key,
      it.opened_at,
      it.closed_at,
      it.topic,
      it.channel,
      it.satisfaction,
    ]);
  }
}

/** Ids of what was written before, and the last used ids of what is numbered here. */
export interface Ids {
  stores: Map<string, number>;
  warehouses: Map<string, number>;
  products: Map<string, number>;
  customers: number;
  orders: number;
}

function need(ids: Map<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the plan does not know ${key}`);
  return id;
}
