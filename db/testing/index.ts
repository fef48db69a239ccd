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

/** What several test files begin with: made once for a run, and copied for each. */
export interface Template {
  name: string;
  fill(sql: Sql): Promise<void>;
}

/** Uses the server of VIGIE_TEST_SERVER when the runner started one; otherwise starts its own. */
export async function testDatabase(template?: Template): Promise<TestDatabase> {
  const shared = process.env["VIGIE_TEST_SERVER"];
  if (shared) return onSharedServer(shared, template);
  const own = await onOwnServer();
  await template?.fill(own.sql);
  return own;
}

const templateLock = 4_244;

/** Makes the template unless another test file has; whoever comes meanwhile waits. */
async function makeTemplate(server: string, admin: Sql, { name, fill }: Template): Promise<void> {
  await admin`select pg_advisory_lock(${templateLock})`;
  try {
    const [made] = await admin`select from pg_database where datname = ${name}`;
    if (made) return;
    const unfinished = `${name}_unfinished`;
    await admin.unsafe(`drop database if exists ${unfinished} with (force)`);
    await admin.unsafe(`create database ${unfinished}`);
    const sql = connect(addressOf(server, unfinished));
    await migrate(sql);
    await fill(sql);
    await sql.end({ timeout: 2 });
    await admin.unsafe(`alter database ${unfinished} rename to ${name}`);
  } finally {
    await admin`select pg_advisory_unlock(${templateLock})`;
  }
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onSharedServer(server: string, template?: Template): Promise<TestDatabase> {
  const admin = connect(server, { max: 1 });
  const name = `test_${process.pid}_${Math.floor(performance.now() * 1000)}`;
  if (template) await makeTemplate(server, admin, template);
  await admin.unsafe(`create database ${name}${template ? ` template ${template.name}` : ""}`);
  const url = new URL(addressOf(server, name));
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
