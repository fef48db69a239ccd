import { type Fault, invalid, VigieError } from "../platform/errors/index.ts";
import { json, type Runner, run } from "../platform/sql/index.ts";
import type { OrderInput, RefundInput } from "./schema.ts";
import { statements } from "./statements.ts";

interface Store {
  id: number;
  currency: string;
  time_zone: string;
}

async function storeOf(tx: Runner, input: OrderInput): Promise<Store> {
  const parameters = { key: input.store, time_zone: input.time_zone ?? null, currency: input.currency ?? null };
  let [store] = await run<Store>(tx, statements.findStore, { key: input.store });
  if (!store) {
    await run(tx, statements.ensureStore, parameters);
    [store] = await run<Store>(tx, statements.findStore, { key: input.store });
  }
  if (!store) throw invalid("store", `store ${input.store} is not known`, "Give its currency to create it.");
  if (input.currency && input.currency !== store.currency) {
    throw invalid(
      "currency",
      `store ${input.store} sells in ${store.currency}`,
      "Use a store of its own for each currency.",
    );
  }
  return store;
}

async function requireProducts(tx: Runner, lines: OrderInput["lines"]): Promise<void> {
  const missing = await run<{ position: number; unknown: boolean }>(tx, statements.unknownProducts, {
    lines: json(lines),
  });
  if (missing.length === 0) return;
  const faults = missing.map(({ position, unknown }): Fault => {
    const product = lines[position]?.product_id ?? "";
    return unknown
      ? {
          field: `lines[${position}].product_id`,
          message: `product ${product} is not known`,
          mend: "Import the product first.",
        }
      : {
          field: `lines[${position}].unit_price`,
          message: `product ${product} has no price`,
          mend: "Give the unit price.",
        };
  });
  throw new VigieError("invalid_input", "Some lines cannot be priced.", faults);
}

async function customerOf(tx: Runner, key: string | null | undefined): Promise<number | null> {
  if (!key) return null;
  const [customer] = await run<{ id: number }>(tx, statements.ensureCustomer, { key });
  return customer?.id ?? null;
}

/** Creates the order or brings it to what is given; lines beyond the given ones go. Runs in the caller's transaction. */
export async function writeOrder(tx: Runner, input: OrderInput): Promise<{ id: number; created: boolean }> {
  const store = await storeOf(tx, input);
  await requireProducts(tx, input.lines);
  const customer = await customerOf(tx, input.customer_id);
  const [order] = await run<{ id: number; created: boolean }>(tx, statements.upsertOrder, {
    store_id: store.id,
    key: input.order_id,
    customer_id: customer,
    ordered_at: input.ordered_at,
    channel: input.channel ?? null,
    device: input.device ?? null,
    country: input.country ?? null,
    region: input.region ?? null,
    city: input.city ?? null,
    shipping_address: input.shipping_address ?? null,
    payment_method: input.payment_method ?? null,
    coupon: input.coupon ?? null,
    campaign: input.campaign ?? null,
  });
  if (!order) throw new Error("upsert_order.sql returned no row");
  await run(tx, statements.removeLines, { order_id: order.id, keep: input.lines.length });
  await run(tx, statements.upsertLines, { order_id: order.id, lines: json(input.lines), currency: store.currency });
  await run(tx, statements.setTotal, { order_id: order.id });
  return order;
}

/** Adds a refund to an order. The same refund id a second time changes nothing. */
export async function writeRefund(tx: Runner, orderId: number, input: RefundInput): Promise<{ created: boolean }> {
  const rows = await run(tx, statements.insertRefund, {
    order_id: orderId,
    key: input.refund_id,
    line_no: input.line_no ?? null,
    quantity: input.quantity,
    amount: input.amount,
    refunded_at: input.refunded_at,
    reason: input.reason ?? null,
  });
  return { created: rows.length > 0 };
}
