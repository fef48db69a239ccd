import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { invalid, VigieError } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { noteIngest, quarantine } from "../platform/ingest/index.ts";
import { json, run, statement } from "../platform/sql/index.ts";
import { type Experiment, readExperiment, stateOf } from "./registry.ts";
import { type Exposure, type ExposuresDoc, exposure } from "./schema.ts";

const addExposures = statement(import.meta.url, "add_exposures.sql");
/** Clocks of senders may be a little ahead. */
const aheadMs = 300_000;

interface Fault {
  field: string;
  message: string;
}

/** Reads one exposure as it was sent, or says why it cannot be one of this experiment. */
function readExposure(it: Experiment, given: unknown, now: Date): Required<Exposure> | Fault {
  const parsed = exposure.safeParse(given);
  if (!parsed.success) return faultsOf(parsed.error)[0] ?? { field: "exposure", message: "cannot be read" };
  const { unit, arm } = parsed.data;
  if (!it.arms.some(({ key }) => key === arm))
    return { field: "arm", message: `${arm} is none of ${it.arms.map(({ key }) => key).join(", ")}` };
  const at = parsed.data.at === undefined ? now : new Date(parsed.data.at);
  if (at.getTime() > now.getTime() + aheadMs) return { field: "at", message: "is in the future" };
  if (it.started_at && at < it.started_at) return { field: "at", message: "is before the experiment's start" };
  if (it.stopped_at && at >= it.stopped_at) return { field: "at", message: "is after the experiment's end" };
  return { unit, arm, at: at.toISOString() };
}

/** Notes who was seen in which arm. What cannot be read goes to quarantine; repeated, nothing changes. */
export async function takeExposures(
  sql: Sql,
  clock: Clock,
  key: string,
  given: readonly unknown[],
): Promise<ExposuresDoc> {
  const it = await readExperiment(sql, key);
  if (stateOf(it) === "draft")
    throw new VigieError("conflict", `${key} has not started. Start it before units are assigned.`);
  const now = clock();
  const read = given.map((one) => readExposure(it, one, now));
  const rows = read.filter((one) => "unit" in one);
  const written = rows.length > 0 ? await run(sql, addExposures, { id: it.id, rows: json(rows) }) : [];
  const rejected: ExposuresDoc["rejected"] = [];
  for (const [index, one] of read.entries()) {
    if ("unit" in one) continue;
    rejected.push({ index, field: one.field, message: one.message });
    await quarantine(sql, { source: "exposures", file: key, line: index + 1, faults: [one], text: json(given[index]) });
  }
  const came = { accepted: written.length, duplicates: rows.length - written.length, rejected: rejected.length };
  await noteIngest(sql, "exposures", now, came);
  return { ...came, rejected };
}

/** One exposure out of quarantine, corrected or not; answers what is still wrong with it. */
export async function replayExposure(sql: Sql, clock: Clock, key: string, text: string): Promise<string | undefined> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return "is no JSON";
  }
  const it = await readExperiment(sql, key);
  const read = readExposure(it, given, clock());
  if (!("unit" in read)) return `${read.field}: ${read.message}`;
  await run(sql, addExposures, { id: it.id, rows: json([read]) });
  return undefined;
}

/** Units can be assigned while an experiment runs. */
export function requireRunning(it: Experiment): void {
  if (stateOf(it) !== "running") throw invalid("key", `${it.key} is not running`, "Start it, or show the control.");
}
