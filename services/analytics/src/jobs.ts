import { connect } from "@vigie/db";
import { parseConfig } from "./config.ts";
import { keepOwnLines, openLogStore } from "./logs/index.ts";
import { systemClock } from "./platform/clock/index.ts";
import { openJobs } from "./platform/jobs/index.ts";
import { createLog } from "./platform/log/index.ts";
import { endWith, requireDatabaseUrl } from "./platform/process.ts";
import { jobNames, slices } from "./slices.ts";

/** The jobs process: refreshes rollups, runs imports, keeps schedules. */
const config = parseConfig(process.env, process.cwd());
const own = keepOwnLines(config, "vigie-jobs");
const log = createLog("jobs", config.logLevel, own.stream);
const url = requireDatabaseUrl(config);
const sql = connect(url, { name: "vigie-jobs", max: 6 });
own.open(openLogStore(sql, systemClock, config));
const jobs = await openJobs(url, log, jobNames);
await jobs.work(
  slices.flatMap((slice) => slice.jobs ?? []),
  { sql, config, clock: systemClock, log },
);
log.info("jobs are up");
process.send?.("ready");

endWith(log, async () => {
  await jobs.stop();
  await own.close();
  await sql.end({ timeout: 3 });
});
