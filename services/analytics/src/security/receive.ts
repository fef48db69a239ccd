import type { Sql } from "@vigie/db";
import type { LogStore, NewLine } from "../logs/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { createBatcher } from "../platform/ingest/batcher.ts";
import { noteIngest, quarantine } from "../platform/ingest/index.ts";
import { transaction } from "../platform/sql/index.ts";
import { type Alert, readAlert } from "./parse.ts";
import type { FalcoAnswer } from "./schema.ts";
import { keepAlerts } from "./write.ts";

interface Receiver {
  sql: Sql;
  clock: Clock;
  store: LogStore;
  env: string;
}

const levels = ["fatal", "fatal", "fatal", "error", "warn", "info", "info", "debug"] as const;

/** An alert as a log line, for Loki: few labels, everything else in the line. */
export function toLine(it: Alert, env: string): NewLine {
  const level = levels[it.priority] ?? "unknown";
  return {
    ns: it.atNs,
    service: "falco",
    env,
    level,
    source: "falco",
    line: it.raw,
    attributes: { rule: it.rule, place: it.place },
  };
}

/** Hands new alerts to the log store as lines, in the transaction that keeps them. */
export const forwarder =
  (store: LogStore, env: string) =>
  (tx: Parameters<LogStore["forward"]>[0], alerts: Alert[]): Promise<void> =>
    store.forward(
      tx,
      alerts.map((it) => toLine(it, env)),
    );

const most = 500;
const waiting = 20_000;

/** Takes single alerts, as Falco and falcosidekick send them, and writes those that arrive together in one go. */
export function createReceiver({ sql, clock, store, env }: Receiver): (raw: string) => Promise<FalcoAnswer> {
  const forward = forwarder(store, env);
  const add = createBatcher<Alert, boolean>(
    async (alerts) => (await keepAlerts(sql, clock, alerts, { forward })).isNew,
    { most, waiting },
  );
  return async function receive(raw) {
    const reading = readAlert(raw);
    if ("alert" in reading) {
      const isNew = await add(reading.alert);
      return { accepted: isNew ? 1 : 0, duplicates: isNew ? 0 : 1 };
    }
    // Falco does not read answers: what it sent is kept, or nobody would ever know of it.
    await transaction(sql, async (tx) => {
      await quarantine(tx, { source: "falco", file: "http", line: 0, faults: reading.faults, text: raw });
      await noteIngest(tx, "falco", clock(), { rejected: 1 });
    });
    throw new VigieError("invalid_input", "This is no alert of Falco; it went to quarantine.", reading.faults);
  };
}
