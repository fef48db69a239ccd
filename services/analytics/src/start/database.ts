import { mkdir } from "node:fs/promises";
import {
  connect,
  diskFree,
  type EmbeddedPostgres,
  EmbeddedPostgresFailed,
  migrate,
  ServerTooOld,
  startEmbedded,
} from "@vigie/db";
import type { Config } from "../config.ts";
import { VigieError } from "../platform/errors/index.ts";

const leastFreeBytes = 300 * 1_048_576;

export interface Database {
  url: string;
  /** Undefined for a database of one's own. */
  embedded: EmbeddedPostgres | undefined;
}

function explain(error: unknown): unknown {
  if (error instanceof EmbeddedPostgresFailed)
    return new VigieError(error.code === "disk_full" ? "disk_full" : "unavailable", error.message);
  if (error instanceof ServerTooOld) return new VigieError("unavailable", error.message);
  return error;
}

/** Refuses to start on a disk that is about to be full: PostgreSQL could not even write its log. */
export async function requireSpace(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const free = await diskFree(dataDir);
  if (free >= leastFreeBytes) return;
  const mb = Math.floor(free / 1_048_576);
  throw new VigieError(
    "disk_full",
    `Only ${mb} MB are free on the disk of ${dataDir}; Vigie needs 300 MB to start. Free some space and start again; nothing is lost.`,
  );
}

async function migrateAt(url: string): Promise<void> {
  const sql = connect(url, { max: 2, name: "vigie-migrate" });
  try {
    await migrate(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Opens the database of the settings, or the embedded one, and brings its schema up to date. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) {
    await migrateAt(config.databaseUrl).catch((error: unknown) => {
      const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
      if (/ECONNREFUSED|ENOTFOUND|CONNECT_TIMEOUT|28P01|28000|3D000/.test(code)) {
        throw new VigieError(
          "unavailable",
          `DATABASE_URL does not lead to a database (${code}). Check host, port, name, user and password.`,
        );
      }
      throw explain(error);
    });
    return { url: config.databaseUrl, embedded: undefined };
  }
  const embedded = await startEmbedded(config.dataDir).catch((error: unknown) => {
    throw explain(error);
  });
  await migrateAt(embedded.url).catch(async (error: unknown) => {
    await embedded.stop();
    throw explain(error);
  });
  return { url: embedded.url, embedded };
}
