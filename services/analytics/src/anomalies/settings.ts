import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { json, type Runner, run, statement } from "../platform/sql/index.ts";
import { findMonitor, type Monitor, monitors } from "./monitors.ts";
import { type MonitorSettings, monitorSettings } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { read: load("read_monitors.sql"), write: load("write_monitor.sql") };

export type SetMonitor = Monitor & { changed: boolean };

/** Every monitor with the settings that hold now. */
export async function readMonitors(sql: Runner): Promise<SetMonitor[]> {
  const rows = await run<{ id: string; settings: unknown }>(sql, statements.read);
  const kept = new Map(rows.map((row) => [row.id, monitorSettings.partial().parse(row.settings)]));
  return monitors.map((it) => {
    const { settings } = it;
    const changed = kept.get(it.id);
    return { ...it, changed: changed !== undefined, settings: { ...settings, ...changed } as MonitorSettings };
  });
}

export function requireMonitor(id: string): Monitor {
  const known = findMonitor(id);
  if (known) return known;
  throw new VigieError("not_found", `There is no monitor ${id}. There are: ${monitors.map((it) => it.id).join(", ")}.`);
}

/** Sets how a metric is watched; the series are learnt anew with the next look. */
export async function writeMonitor(
  sql: Runner,
  clock: Clock,
  id: string,
  settings: MonitorSettings,
  by: string,
): Promise<void> {
  requireMonitor(id);
  await run(sql, statements.write, { id, settings: json(settings), at: clock(), by });
}
