import type { Sql } from "@vigie/db";
import type { Config } from "../config.ts";
import { replayExposure } from "../experiments/index.ts";
import { type Corrected, closeRows, openRows, replayImported } from "../imports/index.ts";
import { openLogStore, replayLogs } from "../logs/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { recognise } from "../platform/errors/index.ts";
import { forwarder, keepAlerts, readAlert } from "../security/index.ts";

export interface Replaying {
  sql: Sql;
  clock: Clock;
  config: Config;
  scratch: string;
}

export interface Replayed {
  replayed: number;
  rejected: number;
  messages: string[];
  summaries: Awaited<ReturnType<typeof replayImported>>;
}

type Wired = Corrected & { source: string; file: string };

async function replayAlert({ sql, clock, config }: Replaying, { row }: Wired): Promise<string | undefined> {
  const reading = readAlert(row["text"] ?? "");
  if ("faults" in reading) return reading.faults.map((fault) => `${fault.field}: ${fault.message}`).join("; ");
  const forward = forwarder(openLogStore(sql, clock, config), config.env);
  await keepAlerts(sql, clock, [reading.alert], { forward });
  return undefined;
}

async function replayLines(it: Replaying, { row, file }: Wired): Promise<string | undefined> {
  const store = openLogStore(it.sql, it.clock, it.config);
  try {
    return await replayLogs(store, file, row["text"] ?? "", it.clock());
  } catch (error) {
    return recognise(error)?.message ?? "cannot be read";
  }
}

async function replayOneExposure({ sql, clock }: Replaying, { row, file }: Wired): Promise<string | undefined> {
  try {
    return await replayExposure(sql, clock, file, row["text"] ?? "");
  } catch (error) {
    return recognise(error)?.message ?? "cannot be read";
  }
}

const wires: Record<string, (it: Replaying, row: Wired) => Promise<string | undefined>> = {
  exposures: replayOneExposure,
  falco: replayAlert,
  logs: replayLines,
};

/** Replays corrected rows, whatever they are rows of. One that is still wrong stays in quarantine, and its fault is named. */
export async function replayQuarantine(it: Replaying, corrected: readonly Corrected[]): Promise<Replayed> {
  const rows = await openRows(it.sql, corrected);
  const result: Replayed = { replayed: 0, rejected: 0, messages: [], summaries: [] };
  for (const row of rows.filter(({ import_id }) => import_id === null)) {
    const fault = (await wires[row.source]?.(it, row)) ?? (row.source in wires ? undefined : "cannot be replayed");
    if (fault) {
      result.rejected++;
      result.messages.push(`Row ${row.id}: ${fault}`);
    } else {
      await closeRows(it.sql, [row.id]);
      result.replayed++;
    }
  }
  const ofFiles = rows.flatMap((row) => (row.import_id === null ? [] : [{ ...row, import_id: row.import_id }]));
  result.summaries = await replayImported(it, ofFiles);
  for (const { file, rows_rejected, rows_read, rejected_by_reason } of result.summaries) {
    result.replayed += rows_read - rows_rejected;
    result.rejected += rows_rejected;
    if (rows_rejected > 0)
      result.messages.push(`${file}: still rejected for ${Object.keys(rejected_by_reason).join(", ")}`);
  }
  return result;
}
