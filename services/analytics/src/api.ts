import { serve } from "@hono/node-server";
import { connect } from "@vigie/db";
import { parseConfig } from "./config.ts";
import { mountConsole } from "./console.ts";
import { keepOwnLines, openLogStore } from "./logs/index.ts";
import { systemClock } from "./platform/clock/index.ts";
import { openJobs } from "./platform/jobs/index.ts";
import { createLog } from "./platform/log/index.ts";
import { createMetrics } from "./platform/metrics/index.ts";
import { endWith, requireDatabaseUrl } from "./platform/process.ts";
import { createServer, version } from "./server.ts";
import { jobNames } from "./slices.ts";

/** The API process: HTTP interface and console. */
const config = parseConfig(process.env, process.cwd());
const own = keepOwnLines(config, "vigie-api");
const log = createLog("api", config.logLevel, own.stream);
const url = requireDatabaseUrl(config);
const sql = connect(url, { name: "vigie-api", max: 12 });
own.open(openLogStore(sql, systemClock, config));
const jobs = await openJobs(url, log, jobNames);
const deps = { sql, clock: systemClock, config, log, metrics: createMetrics(), jobs };
const app = createServer(deps, "/a/vigie-commerce-app/overview");
await mountConsole(app, deps, version);

const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () => {
  log.info({ host: config.host, port: config.port }, "api is up");
  process.send?.("ready");
});
// Senders that keep a connection and send now and then, as Falco does, must not find it closed under their hands.
if ("keepAliveTimeout" in server) server.keepAliveTimeout = 75_000;
server.once("error", (error) => {
  log.fatal({ err: error }, "api cannot listen");
  process.exit(1);
});

endWith(log, async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 3_000).unref();
  });
  await jobs.stop();
  await own.close();
  await sql.end({ timeout: 3 });
});
