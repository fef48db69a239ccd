import type { Config } from "../config.ts";
import type { Log } from "./log/index.ts";

/** API and jobs are told where the database is by whoever starts them. */
export function requireDatabaseUrl(config: Config): string {
  if (!config.databaseUrl) throw new Error("DATABASE_URL is not set; `npm start` starts everything together");
  return config.databaseUrl;
}

/** Ends the process cleanly on a signal, and when the process that started it is gone. */
export function endWith(log: Log, stop: () => Promise<void>): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    await stop().catch((error) => log.warn({ err: error }, "stopping"));
    process.exit(0);
  };
  process.once("SIGTERM", end);
  // Ctrl-C reaches the whole group; the supervisor decides the order of stopping.
  process.on("SIGINT", () => {
    if (!process.connected) void end();
  });
  process.once("disconnect", end);
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled"));
}
