import type { Sql } from "@vigie/db";
import { run, statement } from "../platform/sql/index.ts";

const login = statement(import.meta.url, "./report_login.sql");

/**
 * Lets the read-only role log in with this password, as Grafana's data source does. A password cannot be a parameter of
 * ALTER ROLE, so PostgreSQL quotes it itself first.
 */
export async function letReportIn(sql: Sql, password: string): Promise<void> {
  const [row] = await run<{ text: string }>(sql, login, { password });
  await sql.unsafe(row?.text ?? "");
}
