import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, type Sql } from "../client.ts";
import { startEmbedded } from "../embedded/index.ts";
import { migrate } from "../migrate.ts";

export { freePort } from "../embedded/index.ts";

/** A fresh PostgreSQL for a test file: the real server, in a temporary folder, with an empty migrated database. */
export interface TestDatabase {
  sql: Sql;
  url: string;
  close(): Promise<void>;
}

/** Uses the server of VIGIE_TEST_SERVER when the runner started one; otherwise starts its own. */
export async function testDatabase(): Promise<TestDatabase> {
  const shared = process.env["VIGIE_TEST_SERVER"];
  return shared ? onSharedServer(shared) : onOwnServer();
}

async function onSharedServer(server: string): Promise<TestDatabase> {
  const admin = connect(server, { max: 1 });
  const name = `test_${process.pid}_${Math.floor(performance.now() * 1000)}`;
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const sql = connect(url.href);
  await migrate(sql);
  const close = async () => {
    await sql.end({ timeout: 2 });
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  };
  return { sql, url: url.href, close };
}

async function onOwnServer(): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-test-"));
  const server = await startEmbedded(folder);
  const sql = connect(server.url);
  await migrate(sql);
  const close = async () => {
    await sql.end({ timeout: 2 });
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { sql, url: server.url, close };
}
