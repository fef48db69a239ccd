import { createHash, randomBytes } from "node:crypto";
import { invalid, VigieError } from "../errors/index.ts";
import { type Runner, run, statement } from "../sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  find: load("find_token.sql"),
  insert: load("insert_token.sql"),
  list: load("list_token.sql"),
  revoke: load("revoke_token.sql"),
};

/** `personal` shows names and e-mail addresses, which no other but `admin` does. */
export const scopes = ["read", "ingest", "triage", "write", "personal", "admin"] as const;
export type Scope = (typeof scopes)[number];

/** The bearer of a request. */
export interface Bearer {
  id: number;
  name: string;
  scopes: Scope[];
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Makes a token and returns it; only its hash is kept, so it is shown this once. */
export async function createToken(sql: Runner, name: string, given: Scope[]): Promise<string> {
  const unknown = given.find((scope) => !scopes.includes(scope));
  if (unknown || given.length === 0)
    throw invalid("scopes", `${unknown ?? "none"} is not a scope`, `Possible: ${scopes.join(", ")}.`);
  const token = `vg_${randomBytes(32).toString("base64url")}`;
  const rows = await run(sql, statements.insert, { name, hash: hashOf(token), scopes: given });
  if (rows.length === 0)
    throw new VigieError("conflict", `There is a token named ${name}. Revoke it first or take another name.`);
  return token;
}

export async function findToken(sql: Runner, token: string): Promise<Bearer | undefined> {
  const [found] = await run<Bearer>(sql, statements.find, { hash: hashOf(token) });
  return found;
}

export async function revokeToken(sql: Runner, name: string): Promise<void> {
  const rows = await run(sql, statements.revoke, { name });
  if (rows.length === 0) throw new VigieError("not_found", `There is no token named ${name} in use.`);
}

export interface TokenRow {
  name: string;
  scopes: Scope[];
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export const listTokens = (sql: Runner) => run<TokenRow>(sql, statements.list);

/** What a scope includes. `ingest` only delivers and `triage` only judges; neither reads figures by itself. */
const includes: Record<Scope, readonly Scope[]> = {
  read: ["read"],
  ingest: ["ingest"],
  triage: ["triage"],
  personal: ["read", "personal"],
  write: ["read", "ingest", "triage", "write"],
  admin: scopes,
};

export function allows(bearer: Pick<Bearer, "scopes">, scope: Scope): boolean {
  return bearer.scopes.some((has) => includes[has].includes(scope));
}
