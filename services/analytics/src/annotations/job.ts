import type { Job } from "../platform/jobs/index.ts";
import { writeAnnotations } from "./write.ts";

/** Writes signals back to Grafana as annotations, where one is configured. */
export const writeJob: Job = {
  name: "annotations.write",
  everyMs: 30_000,
  async run(_, { sql, clock, config }) {
    const { written, removed } = await writeAnnotations(sql, clock, config);
    return written + removed > 0 ? { written, removed } : undefined;
  },
};
