import { generator } from "../../platform/random/index.ts";

const hourMs = 3_600_000;
export const start = Date.parse("2026-10-01T00:00:00Z");

export interface Order {
  unit: string;
  at: number;
  cents: number;
  refund: number;
}

export const customers = 600;
export const armOf = (at: number) => (at % 2 === 0 ? "grey" : "green");
export const exposedAt = (at: number) => start + (at % 240) * hourMs;
/** While the payment is down most orders fail, of green far more: it leads more people into the broken step. */
export const outage = { from: start + 150 * hourMs, to: start + 220 * hourMs };

/** Orders before and after each customer's exposure; green brings a quarter more of them. */
export function history(): Order[] {
  const random = generator(7);
  const orders: Order[] = [];
  for (let at = 0; at < customers; at++) {
    const likes = 0.5 + random();
    for (let hour = -28 * 24; hour < 480; hour += 24) {
      const when = start + (hour + Math.floor(24 * random())) * hourMs;
      const since = when >= exposedAt(at);
      const chance = 0.08 * likes * (since && armOf(at) === "green" ? 1.5 : 1);
      const cents = 1_000 + Math.floor(4_000 * random());
      const [drawn, refunded, failed] = [random(), random(), random()];
      if (drawn >= chance) continue;
      if (since && when >= outage.from && when < outage.to && failed < (armOf(at) === "green" ? 0.98 : 0.3)) continue;
      orders.push({ unit: `C${at}`, at: when, cents, refund: refunded < 0.1 ? Math.floor(cents / 2) : 0 });
    }
  }
  return orders;
}
