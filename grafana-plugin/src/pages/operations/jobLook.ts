import type { JobRun } from "../../shared/api/types.ts";
import type { Look } from "../../shared/components/IconWord.tsx";

export const JOB_STATES: Record<JobRun["state"], Look & { word: string }> = {
  running: { word: "Running", icon: "sync", tone: "info" },
  done: { word: "Done", icon: "check-circle", tone: "good" },
  failed: { word: "Failed", icon: "times-circle", tone: "critical" },
};
