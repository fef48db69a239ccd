import { readdir, readFile } from "node:fs/promises";
import type { Sql } from "./client.ts";

const folder = new URL("./migrations/", import.meta.url);
const migrationLock = 4_242;
const oldestServer = 150_000;

/** The server is older than the oldest version Vigie is tested on. */
export class ServerTooOld extends Error {}

async function applied(sql: Sql): Promise<Set<string>> {
  await sql`create schema if not exists ops`;
  await sql`create table if not exists ops.migration (name text primary key, applied_at timestamptz not null default now())`;
  const rows = await sql<{ name: string }[]>`select name from ops.migration`;
  return new Set(rows.map((row) => row.name));
}

/** Brings the schema up to date. Safe to call from several processes at once: one migrates, the others wait. */
export async function migrate(sql: Sql): Promise<string[]> {
  const [server] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
  if (!server || server.version < oldestServer) throw new ServerTooOld("Vigie needs PostgreSQL 15 or newer.");
  const session = await sql.reserve();
  try {
    await session`select pg_advisory_lock(${migrationLock})`;
    const done = await applied(session as unknown as Sql);
    const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
    const fresh = files.filter((name) => !done.has(name));
    for (const name of fresh) {
      const text = await readFile(new URL(name, folder), "utf8");
      await session.unsafe(`begin; ${text}; insert into ops.migration (name) values ('${name}'); commit;`);
    }
    return fresh;
  } catch (error) {
    await session`rollback`.catch(() => {});
    throw error;
  } finally {
    await session`select pg_advisory_unlock(${migrationLock})`.catch(() => {});
    session.release();
  }
}
