import { type CsvValue, toCsv } from "../../platform/http/csv.ts";
import type { HandedCustomer } from "./schema.ts";

const columns = [
  "customer",
  "segment",
  "kind_of_buyer",
  "r",
  "f",
  "m",
  "first_day",
  "last_day",
  "recency_days",
  "orders",
  "monetary",
  "margin",
  "predicted_value",
  "predicted_low",
  "predicted_high",
  "churn",
  "country",
  "loyalty_tier",
] as const satisfies readonly (keyof HandedCustomer)[];
const person = ["name", "email"] as const;

/** A segment as CSV, piece by piece; names and e-mail addresses are columns only for those who may see them. */
export async function* peopleCsv(pages: AsyncIterable<HandedCustomer[]>, personal: boolean): AsyncGenerator<string> {
  const header = personal ? [...columns, ...person] : columns;
  yield toCsv(header, []);
  for await (const page of pages) {
    const lines = page.map((it) => header.map((id): CsvValue => it[id] ?? ""));
    yield toCsv(header, lines).slice(toCsv(header, []).length);
  }
}
