import type { Sql } from "@vigie/db";
import { simulateLiveOrder } from "@vigie/simulator";
import { writeOrder } from "../orders/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { requireDemoShop } from "./plan.ts";

const addSession = statement(import.meta.url, "add_session.sql");

/** Adds plausible orders to the demo shop, now. */
export async function addLiveOrders(
  sql: Sql,
  clock: Clock,
  count: number,
  seed: number,
): Promise<{ orders: string[]; sessions: number }> {
  const { plan } = await requireDemoShop(sql);
  const country = new Map(plan.countries.map((it) => [it.code, it.name]));
  const at = clock();
  const orders: string[] = [];
  let sessions = 0;
  await sql.begin(async (tx) => {
    for (let index = 0; index < count; index++) {
      const { order, session } = simulateLiveOrder({ plan, seed: seed + index, at });
      await writeOrder(tx, {
        order_id: order.key,
        store: order.store_key,
        customer_id: order.customer_key,
        ordered_at: order.ordered_at,
        channel: order.channel,
        device: order.device,
        country: country.get(order.country),
        region: order.region,
        city: order.city,
        shipping_address: order.shipping_address,
        payment_method: order.payment_method,
        coupon: order.coupon,
        campaign: order.campaign,
        lines: order.lines.map((line) => ({
          product_id: line.product_key,
          quantity: line.quantity,
          unit_price: line.unit_price,
        })),
      });
      orders.push(order.key);
      if (!session) continue;
      sessions++;
      const { key, store_key, customer_key, started_at, channel, device, order_key } = session;
      await run(tx, addSession, {
        key,
        store_key,
        customer_key,
        started_at,
        channel,
        device,
        country: country.get(session.country) ?? null,
        order_key,
      });
    }
  });
  return { orders, sessions };
}
