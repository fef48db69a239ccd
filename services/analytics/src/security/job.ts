import type { Job } from "../platform/jobs/index.ts";
import { forgetBefore, statement } from "../platform/sql/index.ts";

const forgetAlerts = statement(import.meta.url, "forget_alerts.sql");

/** Drops single alerts beyond their time; groups and hours keep their counts. */
export const forgetJob: Job = {
  name: "security.forget",
  schedule: "47 2 * * *",
  async run(_, { sql, clock, config, log }) {
    const before = new Date(clock().getTime() - config.alertDays * 86_400_000);
    const alerts = await forgetBefore(sql, forgetAlerts, before);
    if (alerts > 0) log.info({ job: "security.forget", alerts }, "old alerts dropped");
    return { alerts };
  },
};
