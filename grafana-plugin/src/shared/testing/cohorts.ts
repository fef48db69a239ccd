import type { CohortRow, CohortsDoc } from "../api/types.ts";
import { provenance, value } from "./docs.ts";

/** Shares of 100 customers each; the last period of every cohort is not over. */
function row(cohort: string, ...shares: number[]): CohortRow {
  return {
    cohort,
    size: 100,
    cells: shares.map((share, period) => ({
      period,
      cell: value(share, 100),
      complete: period < shares.length - 1,
    })),
  };
}

/** Three months of cohorts: who came back. */
export const cohorts: CohortsDoc = {
  sentence: "30 % of customers buy again in the month after that of their first order.",
  unit: "customer",
  grain: "month",
  metric: "customers",
  show: "share",
  cumulative: false,
  by: null,
  value: null,
  format: "ratio",
  currency: null,
  cohorts: [row("2026-09-01", 1, 0.4, 0.1), row("2026-10-01", 1, 0.2), row("2026-11-01", 1)],
  mean: [
    { period: 0, cell: value(1, 200), cohorts: 2 },
    { period: 1, cell: value(0.4, 100), cohorts: 1 },
  ],
  groups: [],
  more_groups: 0,
  complete_until: "2026-11-21",
  available: { from: "2026-09-03", to: "2026-11-22" },
  provenance,
};

/** The same by country of the first order, of which nine are known. */
export const byCountry: CohortsDoc = {
  ...cohorts,
  by: "country",
  groups: ["FR", "DE", "ES", "IT", "NL", "PT", "IE", "FI", "BE"].map((code, i) => ({
    value: code,
    label: code,
    size: 90 - i,
    mean: [
      { period: 0, cell: value(1, 60), cohorts: 2 },
      { period: 1, cell: value(0.3, 30), cohorts: 1 },
    ],
  })),
  more_groups: 2,
};
