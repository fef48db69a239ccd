import type { Sql, Tx } from "@vigie/db";
import type { Config } from "../config.ts";
import type { Clock } from "../platform/clock/index.ts";
import { quarantine } from "../platform/ingest/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import type { NewLine } from "./line.ts";
import { createLokiSource, LokiAway, LokiRefused, push, toPush } from "./loki.ts";
import { createPostgresSource } from "./postgres.ts";
import type { LogState } from "./schema.ts";
import type { LogSource } from "./source.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  drop: load("drop_spool.sql"),
  spool: load("spool.sql"),
  take: load("take_spool.sql"),
  waiting: load("waiting.sql"),
};

/** After Loki was away, lines go to the spool for so long before it is asked again. */
const restMs = 3_000;
const spooledAtOnce = 20;
const exploreUid = "vigie-loki";

export interface LogStore {
  source: LogSource;
  /** Keeps lines durably: with Loki away they wait in PostgreSQL. Lines that Loki refuses go to quarantine. */
  keep(lines: readonly NewLine[]): Promise<{ accepted: number; rejected: number; message?: string }>;
  /** Hands lines to the spool within a transaction; nothing where PostgreSQL is the source. */
  forward(tx: Tx, lines: readonly NewLine[]): Promise<void>;
  state(): Promise<LogState>;
}

interface Waiting {
  lines: number;
  since: Date | null;
}

async function readWaiting(sql: Runner): Promise<Waiting> {
  const [found] = await run<Waiting>(sql, statements.waiting);
  return found ?? { lines: 0, since: null };
}

const spool = (sql: Runner, lines: readonly NewLine[], at: Date) =>
  run(sql, statements.spool, { lines: lines.length, payload: toPush(lines), at });

const clockTime = (at: Date) => `${at.toISOString().slice(11, 16)} UTC`;

async function lokiState(sql: Runner, url: string): Promise<LogState> {
  const waiting = await readWaiting(sql);
  const reachable = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(1_500) }).then(
    (it) => it.ok,
    () => false,
  );
  const held = waiting.lines > 0 ? `${waiting.lines.toLocaleString("en-GB")} lines wait in PostgreSQL` : "";
  const since = waiting.since ? ` since ${clockTime(waiting.since)}` : "";
  const message = reachable
    ? held
      ? `Loki answers; ${held} and are being sent.`
      : "Loki answers."
    : `No answer${since || " just now"}.`;
  return { source: "loki", reachable, message, waiting: waiting.lines, kept_days: null, explore_uid: exploreUid };
}

function createLokiStore(sql: Sql, clock: Clock, url: string): LogStore {
  const source = createLokiSource(url);
  let restUntil = 0;
  const keep: LogStore["keep"] = async (lines) => {
    if (lines.length === 0) return { accepted: 0, rejected: 0 };
    // What waits goes first, so that Loki gets a stream's lines in their order.
    const resting = clock().getTime() < restUntil || (restUntil > 0 && (await readWaiting(sql)).lines > 0);
    if (!resting) restUntil = 0;
    try {
      if (resting) throw new LokiAway("resting");
      await source.write(lines);
    } catch (error) {
      if (error instanceof LokiRefused) {
        await refuse(sql, toPush(lines), error.message);
        return { accepted: 0, rejected: lines.length, message: error.message };
      }
      if (!(error instanceof LokiAway)) throw error;
      if (!resting) restUntil = clock().getTime() + restMs;
      await spool(sql, lines, clock());
    }
    return { accepted: lines.length, rejected: 0 };
  };
  const forward: LogStore["forward"] = async (tx, lines) => void (await spool(tx, lines, clock()));
  return { source, keep, forward, state: () => lokiState(sql, url) };
}

const refuse = (sql: Runner, payload: string, message: string) =>
  quarantine(sql, { source: "logs", file: "loki", line: 0, faults: [{ field: "lines", message }], text: payload });

/** The log store that the settings ask for: Loki where its address is given, else PostgreSQL. */
export function openLogStore(sql: Sql, clock: Clock, config: Pick<Config, "lokiUrl" | "logDays">): LogStore {
  if (config.lokiUrl) return createLokiStore(sql, clock, config.lokiUrl);
  const source = createPostgresSource(sql);
  return {
    source,
    async keep(lines) {
      await source.write(lines);
      return { accepted: lines.length, rejected: 0 };
    },
    async forward() {},
    state: async () => ({
      source: "postgres",
      reachable: true,
      message: `Lines of the last ${config.logDays} days are kept in PostgreSQL.`,
      waiting: 0,
      kept_days: config.logDays,
      explore_uid: null,
    }),
  };
}

/** Sends what waits to Loki, the oldest first. Answers how many lines it took; it stops where Loki is away. */
export async function shipSpool(sql: Sql, url: string): Promise<number> {
  let sent = 0;
  for (let more = true; more; ) {
    more = await sql.begin(async (tx) => {
      const rows = await run<{ id: number; lines: number; payload: string }>(tx, statements.take, {
        limit: spooledAtOnce,
      });
      const done: number[] = [];
      try {
        for (const row of rows) {
          await push(url, row.payload).catch(async (error: unknown) => {
            if (!(error instanceof LokiRefused)) throw error;
            await refuse(tx, row.payload, error.message);
          });
          done.push(row.id);
          sent += row.lines;
        }
      } catch (error) {
        if (!(error instanceof LokiAway)) throw error;
      }
      if (done.length > 0) await run(tx, statements.drop, { ids: done });
      return rows.length > 0 && done.length === rows.length;
    });
  }
  return sent;
}
