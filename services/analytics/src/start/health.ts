import { connect } from "@vigie/db";
import type { Config } from "../config.ts";
import { requireDatabaseUrl } from "../platform/process.ts";
import { run, statement } from "../platform/sql/index.ts";

const atWork = statement(import.meta.url, "./jobs_at_work.sql");

/** What a container's health check asks. The API answers for itself; the jobs process has no port, the database knows it. */
export async function isHealthy(part: string | undefined, config: Config): Promise<boolean> {
  if (part === "api") {
    const answer = await fetch(`http://127.0.0.1:${config.port}/readyz`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  }
  const sql = connect(requireDatabaseUrl(config), { max: 1, name: "vigie-health" });
  try {
    const [row] = await run<{ at_work: boolean }>(sql, atWork);
    return row?.at_work === true;
  } finally {
    await sql.end({ timeout: 2 });
  }
}
