import type { Sql } from "@vigie/db";
import { cohortDifferences } from "../cohorts/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { run } from "../platform/sql/index.ts";
import { countCells } from "./count_cells.ts";
import { refresh } from "./refresh.ts";
import type { Difference, ReconciliationDoc } from "./schema.ts";
import { exclusively } from "./session.ts";
import { statements } from "./statements.ts";

const shownDifferences = 1_000;

/**
 * Recounts every rollup from the raw facts and reports each bucket that says something else.
 * Facts not yet in the rollups are brought in first; those written meanwhile are reported as pending, not as differences.
 */
export async function reconcile(sql: Sql, clock: Clock): Promise<ReconciliationDoc> {
  const started = performance.now();
  for (let tries = 0; tries < 5; tries++) {
    await refresh(sql, { clock });
    const result = await exclusively(sql, async (session) => {
      const [state] = await run<{ pending: number }>(session, statements.pending);
      if (state && state.pending > 0) return undefined;
      await run(session, statements.recountAll);
      await countCells(session);
      const cells = await run<Difference>(session, statements.differences, { limit: shownDifferences });
      const customers = await run<Difference>(session, statements.customerDifferences, { limit: shownDifferences });
      const cohorts = await cohortDifferences(session, shownDifferences);
      const [checked] = (await session.unsafe("select count(*) as cells from delta_cell")) as unknown as {
        cells: number;
      }[];
      return { differences: [...cells, ...customers, ...cohorts], cells: checked?.cells ?? 0 };
    });
    if (result) return toDocument(result, clock, performance.now() - started);
  }
  return {
    clean: false,
    cells_checked: 0,
    differences: [],
    pending: true,
    checked_at: clock().toISOString(),
    elapsed_ms: performance.now() - started,
  };
}

function toDocument(
  it: { differences: Difference[]; cells: number },
  clock: Clock,
  elapsed: number,
): ReconciliationDoc {
  return {
    clean: it.differences.length === 0,
    cells_checked: it.cells,
    differences: it.differences,
    pending: false,
    checked_at: clock().toISOString(),
    elapsed_ms: Math.round(elapsed),
  };
}
