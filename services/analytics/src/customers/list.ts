import type { Sql } from "@vigie/db";
import { decodePosition, encodeCursor } from "../platform/http/cursor.ts";
import type { Cell } from "../platform/http/schema.ts";
import { run, statement } from "../platform/sql/index.ts";
import { chooseCurrency } from "./currency.ts";
import { type CustomerModel, latestModel } from "./model.ts";
import { noChurn, noValue } from "./query.ts";
import { labelOfSegment } from "./rules.ts";
import type { CustomerListDoc, CustomerRow, CustomerSearch } from "./schema.ts";

const list = statement(import.meta.url, "list_customers.sql");

interface Row extends Omit<CustomerRow, "segment_label" | "predicted" | "churn"> {
  customer_id: number;
  rank: number;
  predicted_value: number | null;
  churn: number | null;
}

/** Ranks may be infinite, which JSON has no number for. */
interface After {
  rank: string;
  id: number;
}
const isRank = ({ rank }: After) => !Number.isNaN(Number(rank));

export const cellOf = (value: number | null, why: string): Cell =>
  value === null ? { reason: "not_enough_data", detail: why, n: 0 } : { value, n: 1 };

function toRow(row: Row, model: CustomerModel, minorUnits: number): CustomerRow {
  const { customer_id, rank, predicted_value, ...rest } = row;
  return {
    ...rest,
    segment_label: labelOfSegment(row.segment, model.rfm.rules),
    monetary: row.monetary / minorUnits,
    predicted: cellOf(predicted_value === null ? null : predicted_value / minorUnits, noValue(model)),
    churn: cellOf(row.churn, noChurn(model)),
  };
}

/** Text that LIKE would read as a pattern is taken as it is. */
const literal = (text: string) => text.replace(/[\\%_]/g, (it) => `\\${it}`);

/** One page of customers. Names and e-mail addresses are shown, and searched, for those who may see them only. */
export async function listCustomers(sql: Sql, query: CustomerSearch, personal: boolean): Promise<CustomerListDoc> {
  const { it } = await chooseCurrency(sql, query.currency);
  const model = it && (await latestModel(sql, it.currency));
  if (!it || !model) return { currency: it?.currency ?? null, rows: [], next_cursor: null };
  const after = query.cursor === undefined ? undefined : decodePosition<After>(query.cursor, isRank);
  const rows = await run<Row>(sql, list, {
    currency: it.currency,
    q: query.q === undefined ? null : literal(query.q),
    segment: query.segment ?? null,
    r: query.r ?? null,
    f: query.f ?? null,
    sort: query.sort,
    personal,
    after_rank: after?.rank ?? null,
    after_id: after?.id ?? null,
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    currency: it.currency,
    rows: page.map((row) => toRow(row, model, it.minor_units)),
    next_cursor:
      rows.length > query.limit && last
        ? encodeCursor({ rank: String(last.rank), id: last.customer_id } satisfies After)
        : null,
  };
}
