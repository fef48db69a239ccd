import { refresh } from "../rollups/index.ts";
import { type TestApi, testApi } from "./api.ts";

/** One order of the made-up shop: who, when (an instant), and what differs from two mugs for 10 each in Paris. */
export interface MadeOrder {
  who: string | null;
  at: string;
  store?: "paris" | "tokyo" | "new-york";
  quantity?: number;
  price?: number;
  more?: Record<string, unknown>;
}

export interface TestShop extends TestApi {
  /** Writes orders by the API and brings the rollups up to date. */
  sell(orders: readonly MadeOrder[]): Promise<void>;
}

const zones = { paris: "Europe/Paris", tokyo: "Asia/Tokyo", "new-york": "America/New_York" } as const;

/** A shop with one product and stores in three time zones, in an empty database. */
export async function testShop(now: string): Promise<TestShop> {
  const clock = () => new Date(now);
  const api = await testApi({ clock });
  await api.sql`insert into shop.product (key, name, category, price, cost, origin) values ('mug', 'Mug', 'Kitchen', 10, 4, 'catalogue')`;
  let written = 0;
  const sell = async (orders: readonly MadeOrder[]) => {
    for (const { who, at, store = "paris", quantity = 2, price = 10, more } of orders) {
      const order_id = `o${++written}`;
      const lines = [{ product_id: "mug", quantity, unit_price: price }];
      const place = { store, currency: "EUR", time_zone: zones[store] };
      const answer = await api.call("POST", "/v1/orders", {
        headers: { "idempotency-key": order_id },
        body: { order_id, ...place, ordered_at: at, customer_id: who, lines, ...more },
      });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    }
    await refresh(api.sql, { clock });
  };
  return { ...api, sell };
}
