import { invalid, VigieError } from "../platform/errors/index.ts";
import { type Runner, run } from "../platform/sql/index.ts";
import type { OrderDoc, OrderSearch, OrderSearchDoc } from "./schema.ts";
import { statements } from "./statements.ts";

/** An order by the shop's own id, which comes first, or by Vigie's number. */
export async function findOrder(sql: Runner, id: string, byNumber = false): Promise<OrderDoc> {
  const [order] = await run<OrderDoc>(sql, statements.findOrder, { id, by_number: byNumber });
  if (!order) throw new VigieError("not_found", `There is no order ${id}.`);
  return order;
}

interface Position {
  at: string;
  id: number;
}

const encode = (position: Position) => Buffer.from(JSON.stringify(position)).toString("base64url");

function decode(cursor: string): Position {
  try {
    const position = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as Position;
    if (Number.isInteger(position.id) && !Number.isNaN(Date.parse(position.at))) return position;
  } catch {
    // falls through to the error below
  }
  throw invalid("cursor", "is not a cursor of this search", "Leave it out to start from the first page.");
}

function instantOrNull(field: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (Number.isNaN(Date.parse(value)))
    throw invalid(field, "is not a date or date-time", "Write 2026-11-21 or 2026-11-21T14:05:00Z.");
  return value;
}

/** One page of orders, newest first. */
export async function searchOrders(sql: Runner, query: OrderSearch): Promise<OrderSearchDoc> {
  const after = query.cursor ? decode(query.cursor) : undefined;
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
  const next = rows.length > query.limit && last ? encode({ at: last.ordered_at, id: last.id }) : null;
  return { rows: page, next_cursor: next };
}
