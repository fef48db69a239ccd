import type { Job } from "../platform/jobs/index.ts";
import { forgetBefore, statement } from "../platform/sql/index.ts";
import { LokiAway } from "./loki.ts";
import { openLogStore, shipSpool } from "./store.ts";
import { watchBursts, watchPatterns } from "./watch.ts";

const forgetLines = statement(import.meta.url, "forget_lines.sql");

/** Sends lines to Loki that were accepted while it was away. */
export const shipJob: Job = {
  name: "logs.ship",
  everyMs: 1_000,
  async run(_, { sql, config, log }) {
    if (!config.lokiUrl) return undefined;
    const lines = await shipSpool(sql, config.lokiUrl);
    if (lines === 0) return undefined;
    log.info({ job: "logs.ship", lines }, "lines that waited were sent to Loki");
    return { lines };
  },
};

/** Looks for bursts of errors and for errors never seen before. */
export const watchJob: Job = {
  name: "logs.watch",
  everyMs: 30_000,
  async run(_, { sql, clock, config, log }) {
    const { source } = openLogStore(sql, clock, config);
    try {
      const patterns = await watchPatterns(sql, clock, source);
      const bursts = await watchBursts(sql, clock, source);
      if (patterns + bursts === 0) return undefined;
      log.info({ job: "logs.watch", patterns, bursts }, "signals in the logs");
      return { patterns, bursts };
    } catch (error) {
      if (!(error instanceof LokiAway)) throw error;
      return undefined;
    }
  },
};

/** Drops lines beyond their time, where PostgreSQL keeps them. */
export const forgetJob: Job = {
  name: "logs.forget",
  schedule: "17 * * * *",
  async run(_, { sql, clock, config, log }) {
    const before = new Date(clock().getTime() - config.logDays * 86_400_000);
    const lines = await forgetBefore(sql, forgetLines, before);
    if (lines > 0) log.info({ job: "logs.forget", lines }, "old lines dropped");
    return { lines };
  },
};
