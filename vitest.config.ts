import { defineConfig } from "vitest/config";

const unit = [
  "services/analytics/**/*.test.ts",
  "services/simulator/**/*.test.ts",
  "services/statistics/**/*.test.ts",
  "db/**/*.test.ts",
  "falco/**/*.test.ts",
  "tools/**/*.test.ts",
];
// Part of `npm test`, not of the quick loop.
const long = [
  "services/analytics/src/*/edges.test.ts",
  "services/analytics/src/imports/**/*.test.ts",
  "services/analytics/src/kpis/leave_out.test.ts",
  "services/analytics/src/migrate.test.ts",
  "services/analytics/src/rollups/*.test.ts",
  "services/analytics/src/*/online_retail.test.ts",
  "services/analytics/src/customers/cdnow.test.ts",
  "services/analytics/src/demo/*.test.ts",
  "services/analytics/src/scorecard/*.test.ts",
  "services/statistics/bench/*.test.ts",
  "tests/bench/**/*.test.ts",
];
const onPostgres = { globalSetup: ["db/testing/server.ts"], testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      "grafana-plugin",
      "services/console",
      "tests/e2e",
      { test: { name: "stack", include: ["tests/stack/**/*.test.ts"] } },
      {
        test: {
          name: "compose",
          include: ["tests/compose/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      { test: { name: "faults", include: ["tests/faults/**/*.test.ts"], fileParallelism: false } },
      { test: { ...onPostgres, name: "unit", include: unit, exclude: long } },
      { test: { ...onPostgres, name: "long", include: long } },
    ],
  },
});
