import type { Sql } from "@vigie/db";
import { VigieError } from "../../platform/errors/index.ts";
import { run, statement } from "../../platform/sql/index.ts";
import type { PersonalData } from "./schema.ts";

const readData = statement(import.meta.url, "read_data.sql");

/** Everything that is known of one customer, for the person themself. */
export async function exportCustomer(sql: Sql, customer: string): Promise<PersonalData> {
  const [row] = await run<{ data: PersonalData }>(sql, readData, { customer });
  if (!row) throw new VigieError("not_found", `There is no customer ${customer}.`);
  return row.data;
}
