import { rm } from "node:fs/promises";
import path from "node:path";
import { VigieError } from "../platform/errors/index.ts";
import type { Job } from "../platform/jobs/index.ts";
import { run } from "../platform/sql/index.ts";
import type { SourceId } from "./fields.ts";
import { importFile } from "./import.ts";
import { type Mapping, parseMapping } from "./mapping.ts";
import { statements } from "./statements.ts";

interface Found {
  id: number;
  source: SourceId;
  preset: string | null;
  mapping: Mapping | { standard: true };
  file: string;
  path: string | null;
  dry_run: boolean;
  state: string;
}

/** Imports an upload. Run again after a crash it comes to the same end. */
export const importJob: Job<{ id: number }> = {
  name: "imports.run",
  async run({ id }, { sql, clock, log }) {
    const [found] = await run<Found>(sql, statements.find, { id });
    if (!found?.path || !["queued", "running"].includes(found.state)) return undefined;
    try {
      const mapping = "standard" in found.mapping ? found.source : parseMapping(found.mapping);
      const scratch = path.join(path.dirname(found.path), "tmp");
      const summary = await importFile(sql, clock, {
        file: found.path,
        name: found.file,
        mapping,
        preset: found.preset ?? undefined,
        dryRun: found.dry_run,
        scratch,
        importId: id,
      });
      log.info(
        {
          job: "imports.run",
          import_id: id,
          rows: summary.rows_read,
          rejected: summary.rows_rejected,
          ms: summary.elapsed_ms,
        },
        "imported",
      );
      await rm(found.path, { force: true });
      return { rows: summary.rows_read, rejected: summary.rows_rejected };
    } catch (error) {
      if (error instanceof VigieError && error.code !== "unavailable" && error.code !== "disk_full") {
        log.warn({ job: "imports.run", import_id: id, code: error.code }, "import refused");
        await rm(found.path, { force: true });
        return { refused: error.message };
      }
      throw error;
    }
  },
};

/** Sends uploads whose import was cut off by a crash again, once after each start. */
export const resumeJob: Job = {
  name: "imports.resume",
  everyMs: 24 * 3_600_000,
  async run(_, { sql, jobs }) {
    const left = await run<{ id: number }>(sql, statements.queued);
    for (const { id } of left) await jobs.send(importJob.name, { id });
    return left.length > 0 ? { sent: left.length } : undefined;
  },
};
