/** How healthy an experiment's data are. A failure means: do not read the result. */
export type HealthLevel = "ok" | "warning" | "failure";

/** Where a warning and a failure begin. */
export interface HealthThresholds {
  warning: number;
  failure: number;
}
