import type { Sql } from "@vigie/db";
import { run, statement } from "../../platform/sql/index.ts";
import { chooseCurrency } from "../currency.ts";
import type { ExportQuery, HandedCustomer } from "./schema.ts";

const readPeople = statement(import.meta.url, "read_people.sql");

type Row = HandedCustomer & { customer_id: number };

const inMoney = ["monetary", "margin", "predicted_value", "predicted_low", "predicted_high"] as const;

function toHanded({ customer_id, ...row }: Row, minorUnits: number): HandedCustomer {
  const it: HandedCustomer = { ...row };
  for (const id of inMoney) {
    const value = row[id];
    if (value !== null) it[id] = value / minorUnits;
  }
  return it;
}

/** The customers of a segment, some at a time. Names and e-mail addresses for those who may see them only. */
export async function* peopleOf(
  sql: Sql,
  { segment, kind, currency }: ExportQuery,
  { personal, atOnce }: { personal: boolean; atOnce: number },
): AsyncGenerator<HandedCustomer[]> {
  const { it } = await chooseCurrency(sql, currency);
  if (!it) return;
  const asked = { currency: it.currency, segment: segment ?? null, kind: kind ?? null, personal, limit: atOnce };
  for (let after = 0; ; ) {
    const rows = await run<Row>(sql, readPeople, { ...asked, after });
    if (rows.length > 0) yield rows.map((row) => toHanded(row, it.minor_units));
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.customer_id ?? after;
  }
}
