import type { Sql } from "@vigie/db";
import { countAllCohorts, countCohortChanges } from "../cohorts/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { type Runner, run } from "../platform/sql/index.ts";
import { countCells } from "./count_cells.ts";
import { exclusively } from "./session.ts";
import { statements } from "./statements.ts";

export interface RefreshResult {
  facts: number;
  remaining: number;
  elapsedMs: number;
}

export interface RefreshOptions {
  clock: Clock;
  /** Facts a transaction takes at most. */
  batch?: number;
  onProgress?: (done: number, total: number) => void;
}

const defaultBatch = 20_000;
/** With fewer waiting facts than this, counting all anew is never worth a thought. */
const weighFrom = 10_000;

/** Adds the delta to the cells and to the counts of customers. */
async function applyDelta(session: Runner): Promise<void> {
  await run(session, statements.total);
  await run(session, statements.cells);
  await run(session, statements.applyCells);
  await run(session, statements.noteChanged);
  await run(session, statements.affected);
  await session.unsafe("create temporary table chain (day date, previous_day date, sign integer) on commit drop");
  await run(session, statements.chain, { sign: -1 });
  await run(session, statements.customerDays);
  await run(session, statements.emptyCustomerDays);
  await run(session, statements.chain, { sign: 1 });
  await run(session, statements.gapChange);
  await run(session, statements.gaps);
  await run(session, statements.gapSums);
  await run(session, statements.active);
}

async function applyTaken(session: Runner, batch: number): Promise<number> {
  await run(session, statements.take, { batch });
  const taken = (await session.unsafe("select source, fact_id from taken")) as unknown as {
    source: string;
    fact_id: number;
  }[];
  if (taken.length === 0) return 0;
  const ids = (source: string) => taken.filter((row) => row.source === source).map((row) => row.fact_id);
  await run(session, statements.recount, { orders: ids("o"), sessions: ids("s") });
  await session.unsafe("analyze taken; analyze fresh_entry");
  await run(session, statements.changed);
  await session.unsafe("analyze changed");
  await run(session, statements.delta);
  await session.unsafe("analyze delta_entry");
  await run(session, statements.forget);
  await run(session, statements.remember);
  await applyDelta(session);
  await countCohortChanges(session);
  return taken.length;
}

async function pending(session: Runner): Promise<number> {
  const [row] = await run<{ pending: number }>(session, statements.pending);
  return row?.pending ?? 0;
}

/** Settings of one transaction that sorts and groups every fact there is. */
const forMuchWork =
  "set local work_mem = '256MB'; set local hash_mem_multiplier = 4; set local maintenance_work_mem = '1GB'";

/** Entries go in without their indexes, which are built once over the whole. */
async function countEntries(session: Runner): Promise<void> {
  await session.unsafe("alter table mart.entry drop constraint entry_pkey; drop index mart.entry_by_day");
  await session.unsafe("insert into mart.entry select * from mart.recount");
  await session.unsafe("alter table mart.entry add constraint entry_pkey primary key (source, fact_id, entry_no)");
  await session.unsafe("create index entry_by_day on mart.entry (day)");
  await session.unsafe("analyze mart.entry");
}

/** Throws every rollup away and counts all facts anew, in one transaction: readers see the old or the new state. */
async function rebuildAll(session: Runner): Promise<number> {
  const [taken] = (await session.unsafe(
    "with gone as (delete from ops.dirty returning 1) select count(*) as facts from gone",
  )) as unknown as {
    facts: number;
  }[];
  await session.unsafe(forMuchWork);
  await session.unsafe(
    "truncate mart.entry, mart.cell, mart.customer_day, mart.return_gap, mart.return_gap_sum, mart.active_customers",
  );
  await countEntries(session);
  await run(session, statements.entriesView);
  await countCells(session);
  await session.unsafe("insert into mart.cell select * from delta_cell");
  await run(session, statements.noteChanged);
  await countAllCohorts(session);
  await session.unsafe("drop view delta_entry");
  await run(session, statements.allCustomerDays);
  await run(session, statements.allGaps);
  await run(session, statements.gaps);
  await run(session, statements.gapSums);
  await run(session, statements.active);
  await session.unsafe(
    "analyze mart.cell; analyze mart.customer_day; analyze mart.return_gap; analyze mart.return_gap_sum",
  );
  return taken?.facts ?? 0;
}

/** Counts everything anew. */
export async function rebuild(sql: Sql, options: RefreshOptions): Promise<RefreshResult> {
  const started = performance.now();
  const facts = await exclusively(sql, async (session) => {
    const done = await rebuildAll(session);
    await run(session, statements.record, {
      at: options.clock(),
      facts: done,
      elapsed_ms: performance.now() - started,
    });
    return done;
  });
  return { facts, remaining: 0, elapsedMs: performance.now() - started };
}

/** A change costs about twice what counting its row anew does: from half of everything on, all is counted anew. */
async function outweighs(sql: Sql): Promise<boolean> {
  const [row] = await run<{ changing: number; total: number }>(sql, statements.weigh);
  return row !== undefined && row.changing * 2 > row.total;
}

/** Brings the rollups up to date with every fact written so far. */
export async function refresh(sql: Sql, options: RefreshOptions): Promise<RefreshResult> {
  const started = performance.now();
  const at = await pending(sql);
  if (at > weighFrom && (await outweighs(sql))) return rebuild(sql, options);
  let facts = 0;
  for (;;) {
    const done = await exclusively(sql, async (session) => {
      const taken = await applyTaken(session, options.batch ?? defaultBatch);
      const elapsed = performance.now() - started;
      if (taken > 0 || facts === 0)
        await run(session, statements.record, { at: options.clock(), facts: facts + taken, elapsed_ms: elapsed });
      return taken;
    });
    facts += done;
    options.onProgress?.(facts, Math.max(at, facts));
    if (done === 0) break;
  }
  return { facts, remaining: await pending(sql), elapsedMs: performance.now() - started };
}
