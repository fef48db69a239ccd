import type { Scope } from "../platform/auth/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";

const keep = statement(import.meta.url, "./keep_token.sql");

/** A token whose secret was made elsewhere, for example in a file that a service reads. Doing it again changes nothing. */
export async function keepToken(sql: Runner, name: string, secret: string, scopes: Scope[]): Promise<void> {
  await run(sql, keep, { name, secret, scopes });
}
