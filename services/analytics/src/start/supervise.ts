import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedPostgres, EmbeddedPostgresFailed, startEmbedded } from "@vigie/db";
import type { Config } from "../config.ts";
import type { Database } from "./database.ts";

interface Hooks {
  say: (text: string) => void;
  isEnding: () => boolean;
  giveUp: () => Promise<void>;
}

const longestDelayMs = 10_000;

async function again(config: Config, port: number, hooks: Hooks): Promise<EmbeddedPostgres | undefined> {
  for (let delay = 500; !hooks.isEnding(); delay = Math.min(delay * 2, longestDelayMs)) {
    try {
      return await startEmbedded(config.dataDir, { port });
    } catch (error) {
      const text = error instanceof EmbeddedPostgresFailed ? error.message : String(error);
      hooks.say(`PostgreSQL is down: ${text}\nTrying again.`);
      await sleep(delay);
    }
  }
  return undefined;
}

/** Starts the embedded PostgreSQL again, on the same port, whenever it dies. Answers how to stop it. */
export async function superviseDatabase(
  database: Database,
  config: Config,
  hooks: Hooks,
): Promise<() => Promise<void>> {
  let current = database.embedded;
  let starting: Promise<void> | undefined;
  const watch = (it: EmbeddedPostgres) => {
    it.process.once("exit", (code, signal) => {
      if (hooks.isEnding()) return;
      hooks.say(`PostgreSQL ended (${signal ?? `code ${code}`}); starting it again.`);
      starting = again(config, it.port, hooks).then((made) => {
        current = made;
        if (made) watch(made);
        if (made && !hooks.isEnding()) hooks.say("PostgreSQL is back; nothing that was acknowledged is lost.");
      });
    });
  };
  if (current) watch(current);
  return async () => {
    await starting;
    await current?.stop();
  };
}
