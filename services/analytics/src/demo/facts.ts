import type { Order, Plan, Refund, Session, StockLevel, Ticket } from "@vigie/simulator";
import { lineTotal } from "../platform/money/index.ts";
import { json, type Runner, run, statement } from "../platform/sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  orders: load("add_orders.sql"),
  refunds: load("add_refunds.sql"),
  sessions: load("add_sessions.sql"),
  stock: load("add_stock.sql"),
  tickets: load("add_tickets.sql"),
};
const atOnce = 5_000;

export interface Facts {
  orders: readonly Order[];
  refunds: readonly Refund[];
  sessions: readonly Session[];
  stock: readonly StockLevel[];
  tickets: readonly Ticket[];
}

export const countryNames = ({ countries }: Plan) => new Map(countries.map(({ code, name }) => [code, name]));

function orderRow(
  { store_key, customer_key, lines, campaign_key: _, ...order }: Order,
  countries: Map<string, string>,
) {
  const priced = lines.map(({ line_no, product_key, quantity, unit_price }) => ({
    line_no,
    product: product_key,
    quantity,
    unit_price,
    total: lineTotal(unit_price, quantity, 2),
  }));
  return {
    ...order,
    store: store_key,
    customer: customer_key,
    country: countries.get(order.country) ?? order.country,
    total: priced.reduce((sum, { total }) => sum + total, 0),
    lines: priced,
  };
}

function sessionRow({ store_key, customer_key, ...session }: Session, countries: Map<string, string>) {
  const country = countries.get(session.country) ?? session.country;
  return { ...session, store: store_key, customer: customer_key, country };
}

const stockRow = ({ product_key, warehouse_key, ...level }: StockLevel) => ({
  ...level,
  product: product_key,
  warehouse: warehouse_key,
});

const ticketRow = ({ store_key, customer_key, ...ticket }: Ticket) => ({
  ...ticket,
  store: store_key,
  customer: customer_key,
});

/** Writes what happened in the demo shop in bulk. Written again, it changes nothing. */
export async function writeFacts(tx: Runner, plan: Plan, facts: Facts): Promise<void> {
  const { orders, refunds, sessions, stock, tickets } = facts;
  const countries = countryNames(plan);
  const stores = plan.stores.map(({ key }) => key);
  const work = [
    { it: statements.orders, rows: orders.map((order) => orderRow(order, countries)) },
    { it: statements.refunds, rows: refunds.map((it) => ({ ...it, amount: lineTotal(it.amount, 1, 2) })) },
    { it: statements.sessions, rows: sessions.map((session) => sessionRow(session, countries)) },
    { it: statements.stock, rows: stock.map(stockRow) },
    { it: statements.tickets, rows: tickets.map(ticketRow) },
  ];
  for (const { it, rows } of work) {
    for (let from = 0; from < rows.length; from += atOnce) {
      await run(tx, it, { rows: json(rows.slice(from, from + atOnce)), stores });
    }
  }
}
