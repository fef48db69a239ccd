import type { Sql } from "@vigie/db";
import type { Runner } from "../platform/sql/index.ts";

const refreshLock = 4_243;

/**
 * Runs `work` in one snapshot while holding the rollup lock. The lock is taken before the transaction begins:
 * its snapshot must not be older than the refresh it waited for.
 */
export async function exclusively<Result>(sql: Sql, work: (session: Runner) => Promise<Result>): Promise<Result> {
  const session = await sql.reserve();
  try {
    await session`select pg_advisory_lock(${refreshLock})`;
    await session`begin isolation level repeatable read`;
    const result = await work(session as unknown as Runner);
    await session`commit`;
    return result;
  } catch (error) {
    await session`rollback`.catch(() => {});
    throw error;
  } finally {
    await session`select pg_advisory_unlock(${refreshLock})`.catch(() => {});
    session.release();
  }
}
