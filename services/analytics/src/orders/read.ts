import { VigieError } from "../platform/errors/index.ts";
import { decodeCursor, encodeCursor, instantOrNull } from "../platform/http/cursor.ts";
import { type Runner, run } from "../platform/sql/index.ts";
import type { OrderDoc, OrderSearch, OrderSearchDoc } from "./schema.ts";
import { statements } from "./statements.ts";

/** An order by the shop's own id, which comes first, or by Vigie's number. */
export async function findOrder(sql: Runner, id: string, byNumber = false): Promise<OrderDoc> {
  const [order] = await run<OrderDoc>(sql, statements.findOrder, { id, by_number: byNumber });
  if (!order) throw new VigieError("not_found", `There is no order ${id}.`);
  return order;
}

/** One page of orders, newest first. */
export async function searchOrders(sql: Runner, query: OrderSearch): Promise<OrderSearchDoc> {
  const after = query.cursor ? decodeCursor(query.cursor) : undefined;
  const rows = await run<OrderSearchDoc["rows"][number]>(sql, statements.search, {
    country: query.country ?? null,
    store: query.store ?? null,
    customer: query.customer ?? null,
    product: query.product ?? null,
    channel: query.channel ?? null,
    campaign: query.campaign ?? null,
    from: instantOrNull("from", query.from),
    to: instantOrNull("to", query.to),
    min_amount: query.min_amount ?? null,
    max_amount: query.max_amount ?? null,
    after_at: after?.at ?? null,
    after_id: after?.id ?? null,
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > query.limit && last ? encodeCursor({ at: last.ordered_at, id: last.id }) : null;
  return { rows: page, next_cursor: next };
}
