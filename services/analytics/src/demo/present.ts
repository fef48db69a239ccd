import type { Channel, Day, Order, Plan, Session } from "@vigie/simulator";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { countryNames } from "./facts.ts";
import type { Span } from "./happenings.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { orders: load("read_orders.sql"), sessions: load("read_sessions.sql") };

interface OrderRow {
  id: number;
  key: string;
  store: string;
  ordered_at: Date;
  channel: Channel | null;
  country: string | null;
  payment_method: string | null;
  lines: Order["lines"];
}

interface SessionRow {
  id: number;
  key: string;
  store: string;
  started_at: Date;
  country: string | null;
  order_key: string | null;
}

/** What the demo shop's tables hold of a stretch of time, as the simulator speaks of it. */
export interface Present {
  days: Day[];
  orderIds: Map<string, number>;
  sessionIds: Map<string, number>;
}

const dateOf = (at: string) => at.slice(0, 10);

/** The order as far as an incident looks at it. */
function toOrder(row: OrderRow, codes: Map<string, string>): Order {
  return {
    key: row.key,
    store_key: row.store,
    customer_key: null,
    ordered_at: new Date(row.ordered_at).toISOString(),
    channel: row.channel ?? "web",
    device: "desktop",
    country: codes.get(row.country ?? "") ?? "",
    region: "",
    city: "",
    shipping_address: "",
    payment_method: row.payment_method ?? "",
    coupon: null,
    campaign_key: null,
    campaign: null,
    lines: row.lines,
  };
}

function toSession(row: SessionRow, codes: Map<string, string>): Session {
  return {
    key: row.key,
    store_key: row.store,
    customer_key: null,
    started_at: new Date(row.started_at).toISOString(),
    channel: "web",
    device: "desktop",
    country: codes.get(row.country ?? "") ?? "",
    order_key: row.order_key,
  };
}

function daysOf({ from, to }: Span, orders: readonly Order[], sessions: readonly Session[]): Day[] {
  const first = Math.floor(from.getTime() / dayMs);
  const count = Math.ceil(to.getTime() / dayMs) - first;
  return Array.from({ length: count }, (_, n) => {
    const day = dateOf(new Date((first + n) * dayMs).toISOString());
    return {
      day,
      customers: [],
      loyalty: [],
      orders: orders.filter(({ ordered_at }) => dateOf(ordered_at) === day),
      refunds: [],
      sessions: sessions.filter(({ started_at }) => dateOf(started_at) === day),
      stock: [],
      tickets: [],
    };
  });
}

export async function readPresent(tx: Runner, plan: Plan, span: Span): Promise<Present> {
  const parameters = { stores: plan.stores.map(({ key }) => key), from: span.from, to: span.to };
  const orders = await run<OrderRow>(tx, statements.orders, parameters);
  const sessions = await run<SessionRow>(tx, statements.sessions, parameters);
  const codes = new Map([...countryNames(plan)].map(([code, name]) => [name, code]));
  return {
    days: daysOf(
      span,
      orders.map((row) => toOrder(row, codes)),
      sessions.map((row) => toSession(row, codes)),
    ),
    orderIds: new Map(orders.map(({ key, id }) => [key, id])),
    sessionIds: new Map(sessions.map(({ key, id }) => [key, id])),
  };
}
