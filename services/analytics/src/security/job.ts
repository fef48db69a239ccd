import type { Job } from "../platform/jobs/index.ts";
import { run, statement } from "../platform/sql/index.ts";

const forgetAlerts = statement(import.meta.url, "forget_alerts.sql");
const atOnce = 10_000;

/** Drops single alerts beyond their time; groups and hours keep their counts. */
export const forgetJob: Job = {
  name: "security.forget",
  schedule: "47 2 * * *",
  async run(_, { sql, clock, config, log }) {
    const before = new Date(clock().getTime() - config.alertDays * 86_400_000);
    let alerts = 0;
    for (let more = true; more; ) {
      const [row] = await run<{ n: number }>(sql, forgetAlerts, { before, limit: atOnce });
      alerts += row?.n ?? 0;
      more = row?.n === atOnce;
    }
    if (alerts > 0) log.info({ job: "security.forget", alerts }, "old alerts dropped");
    return { alerts };
  },
};
