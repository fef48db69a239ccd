import { understand } from "./receive.ts";
import type { LogStore } from "./store.ts";
import { fromJson } from "./wire/body.ts";
import { readOtlp } from "./wire/otlp.ts";
import { readPush } from "./wire/push.ts";

/** Takes what waited in quarantine, after its correction: one OTLP record, or a request in Loki's push format. Answers what is still wrong. */
export async function replayLogs(store: LogStore, file: string, text: string, now: Date): Promise<string | undefined> {
  const value = fromJson(Buffer.from(text));
  const read = understand(() =>
    file === "otlp" ? readOtlp({ resourceLogs: [{ scopeLogs: [{ logRecords: [value] }] }] }, now) : readPush(value),
  );
  if (read.rejected[0]) return read.rejected[0].message;
  const kept = await store.keep(read.lines);
  return kept.rejected > 0 ? (kept.message ?? "was refused") : undefined;
}
