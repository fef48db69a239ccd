import path from "node:path";
import { connect, type Sql } from "@vigie/db";
import { type Config, parseConfig } from "../config.ts";
import { openDatabase, requireSpace } from "../start/database.ts";
import { readRunning, takeLock } from "../start/lock.ts";

export interface Session {
  sql: Sql;
  config: Config;
  /** A folder for temporary files. */
  scratch: string;
}

/** Files are named as seen from where the command was called. */
export const callerPath = (file: string): string =>
  path.resolve(process.env["VIGIE_CALLED_FROM"] ?? process.cwd(), file);

async function borrow<Result>(
  url: string,
  config: Config,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const sql = connect(url, { max: 4, name: "vigie-cli" });
  try {
    return await work({ sql, config, scratch: path.join(config.dataDir, "tmp") });
  } finally {
    await sql.end({ timeout: 3 });
  }
}

/** Works on the database of a running appliance; with none running, starts the embedded one for as long as it takes. */
export async function withDatabase<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
  const config = parseConfig(process.env, process.cwd());
  const running = config.databaseUrl ? undefined : await readRunning(config.dataDir);
  if (running?.databaseUrl) return borrow(running.databaseUrl, config, work);
  if (config.databaseUrl) return borrow((await openDatabase(config)).url, config, work);
  await requireSpace(config.dataDir);
  const lock = await takeLock(config.dataDir);
  try {
    const database = await openDatabase(config);
    try {
      return await borrow(database.url, config, work);
    } finally {
      await database.embedded?.stop();
    }
  } finally {
    await lock.release();
  }
}
