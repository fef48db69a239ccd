import type { Job } from "../platform/jobs/index.ts";
import { markAttacks } from "./mark.ts";

/** Marks orders that nobody meant, where orders came since the last look. */
export const attackJob: Job = {
  name: "attacks.look",
  everyMs: 15_000,
  async run(_, { sql, clock, log }) {
    const marked = await markAttacks(sql, clock);
    if (!marked || marked.orders + marked.released === 0) return undefined;
    log.info({ job: "attacks.look", ...marked }, "attacks looked for");
    return { ...marked };
  },
};
