import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      "grafana-plugin",
      "services/console",
      "tests/e2e",
      { test: { name: "stack", include: ["tests/stack/**/*.test.ts"] } },
      { test: { name: "faults", include: ["tests/faults/**/*.test.ts"], fileParallelism: false } },
      {
        test: {
          name: "unit",
          include: [
            "services/analytics/**/*.test.ts",
            "services/simulator/**/*.test.ts",
            "db/**/*.test.ts",
            "tests/bench/**/*.test.ts",
          ],
          globalSetup: ["db/testing/server.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
