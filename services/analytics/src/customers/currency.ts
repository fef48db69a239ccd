import type { Sql } from "@vigie/db";
import { invalid } from "../platform/errors/index.ts";
import { run, statement } from "../platform/sql/index.ts";

const readScored = statement(import.meta.url, "read_scored.sql");

/** A currency for which there is a model. */
export interface ScoredCurrency {
  currency: string;
  customers: number;
  minor_units: number;
}

/** The currency asked for, or that of most customers; none while nobody is scored. */
export async function chooseCurrency(
  sql: Sql,
  asked: string | undefined,
): Promise<{ all: ScoredCurrency[]; it: ScoredCurrency | undefined }> {
  const all = await run<ScoredCurrency>(sql, readScored);
  const it = asked === undefined ? all[0] : all.find(({ currency }) => currency === asked);
  if (asked !== undefined && !it && all.length > 0) {
    const known = all.map(({ currency }) => currency).join(", ");
    throw invalid("currency", `no customer is scored in ${asked}`, `Possible: ${known}.`);
  }
  return { all, it };
}
