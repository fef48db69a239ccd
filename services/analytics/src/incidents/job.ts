import type { Job } from "../platform/jobs/index.ts";
import { openChannels } from "./notify/channels.ts";
import { tellIncidents } from "./notify/tell.ts";
import { syncIncidents } from "./sync.ts";

/** Joins what left its band to incidents, and looks for their causes again when a signal comes late. */
export const syncJob: Job = {
  name: "incidents.sync",
  everyMs: 10_000,
  async run(_, { sql, clock, log }) {
    const result = await syncIncidents(sql, clock);
    if (!result || result.written + result.dropped === 0) return undefined;
    log.info({ job: "incidents.sync", ...result }, "incidents brought up to date");
    return { ...result };
  },
};

/** Tells people of incidents where no Grafana does: by webhook, Slack or e-mail, as the settings say. */
export const notifyJob: Job = {
  name: "incidents.notify",
  everyMs: 15_000,
  async run(_, { sql, clock, log, config }) {
    const channels = openChannels(config.notify);
    const sent = await tellIncidents(channels, { sql, clock, log, publicUrl: config.publicUrl });
    if (sent === 0) return undefined;
    log.info({ job: "incidents.notify", sent }, "incidents told of");
    return { sent };
  },
};
