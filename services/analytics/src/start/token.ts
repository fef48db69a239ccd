import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { connect } from "@vigie/db";
import { createToken, findToken, revokeToken } from "../tokens/index.ts";

/** The token of the person who starts Vigie: made once, kept in a file that only they can read. */
export async function ensureToken(url: string, dataDir: string): Promise<string> {
  const file = path.join(dataDir, "token");
  const sql = connect(url, { max: 1, name: "vigie-token" });
  try {
    const kept = (await readFile(file, "utf8").catch(() => "")).trim();
    if (kept && (await findToken(sql, kept))) return file;
    await revokeToken(sql, "owner").catch(() => {});
    await writeFile(file, `${await createToken(sql, "owner", ["admin"])}\n`, { mode: 0o600 });
    return file;
  } finally {
    await sql.end({ timeout: 2 });
  }
}
