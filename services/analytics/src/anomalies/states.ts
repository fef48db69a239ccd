import { createHash } from "node:crypto";
import type { WatchState } from "@vigie/statistics";
import { json, type Runner, run, statement } from "../platform/sql/index.ts";
import type { Walk } from "./judge.ts";
import { type Monitor, watchOptionsOf } from "./monitors.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  load: load("load_series.sql"),
  save: load("save_series.sql"),
  forget: load("forget_series.sql"),
  close: load("close_unwatched.sql"),
};

/** Raised when the state or what it means changes: what was kept before is learnt anew. */
const version = 1;

/** What a state was learnt under. */
export function madeWith(monitor: Monitor, verdicts: string): string {
  return createHash("sha256")
    .update(JSON.stringify([version, watchOptionsOf(monitor), verdicts]))
    .digest("hex");
}

interface Row {
  monitor: string;
  value: string;
  currency: string;
  checkpoint: WatchState;
  checkpoint_at: number;
  judged_to: number;
  made_with: string;
}

export interface Kept extends Walk {
  judgedTo: number;
  /** Where it begins to judge again. */
  from: number;
}

/** The kept states of one monitor's series, as far as they were learnt under the same settings. */
export type States = Map<string, Kept[]>;

/** With `whole` false the states themselves are left out: enough to see whether there is anything to do. */
export async function loadStates(
  sql: Runner,
  monitors: readonly Monitor[],
  verdicts: string,
  { whole }: { whole: boolean },
): Promise<States> {
  const rows = await run<Row>(sql, statements.load, { whole });
  return new Map(
    monitors.map((monitor) => {
      const made = madeWith(monitor, verdicts);
      const own = rows.filter((row) => row.monitor === monitor.id && row.made_with === made);
      return [
        monitor.id,
        own.map(({ value, currency, checkpoint, checkpoint_at, judged_to }) => ({
          value,
          currency,
          state: checkpoint,
          next: checkpoint_at,
          learning: false,
          from: checkpoint_at,
          judgedTo: judged_to,
        })),
      ];
    }),
  );
}

export interface Saved {
  monitor: string;
  value: string;
  currency: string;
  checkpoint: WatchState;
  checkpoint_at: number;
  judged_to: number;
  learning: boolean;
  made_with: string;
}

/** Drops the states of series that are not watched any more, and closes what went on there. */
export async function forgetStates(sql: Runner, watched: readonly string[], at: Date): Promise<void> {
  await run(sql, statements.forget, { monitors: watched });
  await run(sql, statements.close, { monitors: watched, at });
}

export async function saveStates(sql: Runner, rows: readonly Saved[]): Promise<void> {
  // Some at a time: a state is some ten kilobytes.
  for (let from = 0; from < rows.length; from += 100)
    await run(sql, statements.save, { rows: json(rows.slice(from, from + 100)) });
}
