import { defineProject } from "vitest/config";

export default defineProject({
  test: {
    name: "plugin",
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "jsdom",
    setupFiles: ["test/setup.ts"],
    css: false,
    env: { TZ: "UTC" },
    testTimeout: 20_000,
    // Through Vite instead of Node, for their CSS imports and CommonJS defaults.
    server: { deps: { inline: [/@grafana\//, "react-loading-skeleton", "ol", "uplot"] } },
  },
});
