import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { noteIngest, quarantine } from "../platform/ingest/index.ts";
import { type Alert, readAlert } from "./parse.ts";
import { keepAlerts } from "./write.ts";

export interface Replayed {
  lines: number;
  kept: number;
  duplicates: number;
  rejected: number;
}

interface Options {
  /** What the file is called in quarantine. */
  name: string;
  forward?: NonNullable<Parameters<typeof keepAlerts>[3]>["forward"];
  onProgress?: (share: number) => void;
  /** Stops after the batch at hand; replayed again, what was kept changes nothing. */
  signal?: AbortSignal;
}

const atOnce = 1_000;

/** Reads a file of alerts, one a line, as Falco's file_output or falcosidekick wrote them. */
export async function replayFile(sql: Sql, clock: Clock, file: string, options: Options): Promise<Replayed> {
  const { size } = await stat(file).catch(() => {
    throw new VigieError("not_found", `There is no file ${file}.`);
  });
  const result: Replayed = { lines: 0, kept: 0, duplicates: 0, rejected: 0 };
  const source = createReadStream(file);
  let batch: Alert[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const { isNew } = await keepAlerts(sql, clock, batch, options.forward ? { forward: options.forward } : {});
    const kept = isNew.filter(Boolean).length;
    result.kept += kept;
    result.duplicates += batch.length - kept;
    batch = [];
    options.onProgress?.(size === 0 ? 1 : source.bytesRead / size);
  };
  for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (options.signal?.aborted) break;
    if (line.trim() === "") continue;
    result.lines++;
    const reading = readAlert(line);
    if ("alert" in reading) batch.push(reading.alert);
    else {
      result.rejected++;
      await quarantine(sql, {
        source: "falco",
        file: options.name,
        line: result.lines,
        faults: reading.faults,
        text: line,
      });
    }
    if (batch.length >= atOnce) await flush();
  }
  await flush();
  if (result.rejected > 0) await noteIngest(sql, "falco", clock(), { rejected: result.rejected });
  return result;
}
