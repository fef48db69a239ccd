import { Writable } from "node:stream";
import type pino from "pino";
import { pinoLoki } from "pino-loki";
import type { Config } from "../config.ts";
import { levelOf } from "./level.ts";
import { bounded, jsonFields, type NewLine } from "./line.ts";
import type { LogStore } from "./store.ts";

const mostWaiting = 5_000;
const everyMs = 1_000;

export interface OwnLines {
  stream: pino.DestinationStream;
  /** From here on lines are written to the store; before, they wait. */
  open(store: LogStore): void;
  /** Writes what waits, and ends. */
  close(): Promise<void>;
}

/** pino's labels as levels of ours; pino-loki looks the label up as it is in the line. */
const levelMap = { debug: "debug", info: "info", warn: "warn", error: "error", fatal: "fatal" } as never;

function toLoki(url: string, service: string, env: string): OwnLines {
  const stream = pinoLoki({
    host: url,
    labels: { service_name: service, env, source: "pino" },
    levelMap,
    batching: { interval: everyMs / 1_000, maxBufferSize: mostWaiting },
    timeout: 5_000,
    // Loki being away is seen on its own page; a line for each second of it would bury the others.
    silenceErrors: true,
  });
  const close = () =>
    new Promise<void>((resolve) => {
      stream.once("close", () => resolve());
      stream.end();
      setTimeout(resolve, 2_000).unref();
    });
  return { stream, open: () => {}, close };
}

function toLine(text: string, service: string, env: string): NewLine {
  const fields = jsonFields(text);
  const ms = typeof fields?.["time"] === "number" ? fields["time"] : Date.now();
  return {
    ns: `${ms}000000`,
    service,
    env,
    level: levelOf(fields?.["level"]),
    source: "pino",
    line: bounded(text),
    attributes: {},
  };
}

/** Keeps the newest lines until the store takes them; while the database is away the oldest are dropped and counted. */
function toStore(service: string, env: string): OwnLines {
  let waiting: string[] = [];
  let dropped = 0;
  let store: LogStore | undefined;
  let writing = Promise.resolve();
  const add = (text: string) => {
    waiting.push(text);
    if (waiting.length <= mostWaiting) return;
    waiting.shift();
    dropped++;
  };
  const flush = async () => {
    if (!store || waiting.length === 0) return;
    const texts = waiting;
    waiting = [];
    if (dropped > 0)
      texts.push(JSON.stringify({ level: "warn", time: Date.now(), service, msg: "log lines dropped", dropped }));
    dropped = 0;
    await store.keep(texts.map((text) => toLine(text, service, env))).catch(() => {
      for (const text of texts.concat(waiting.splice(0))) add(text);
    });
  };
  const timer = setInterval(() => {
    writing = writing.then(flush);
  }, everyMs);
  timer.unref();
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      add(String(chunk).trimEnd());
      done();
    },
  });
  return {
    stream,
    open(given) {
      store = given;
    },
    async close() {
      clearInterval(timer);
      await writing.then(flush);
    },
  };
}

/** Where a process keeps its own log lines besides stdout: in Loki where its address is set, else in PostgreSQL. */
export function keepOwnLines(config: Pick<Config, "lokiUrl" | "env">, service: string): OwnLines {
  return config.lokiUrl ? toLoki(config.lokiUrl, service, config.env) : toStore(service, config.env);
}
