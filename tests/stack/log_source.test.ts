import { afterAll, beforeAll, describe } from "vitest";
import { logSourceContract } from "../../services/analytics/src/logs/contract.ts";
import { createLokiSource } from "../../services/analytics/src/logs/loki.ts";
import { type Loki, lokiIsHere, startLoki } from "./loki.ts";

describe.skipIf(!lokiIsHere)("the real Loki", () => {
  let loki: Loki;
  let tests = 0;
  beforeAll(async () => {
    loki = await startLoki();
  });
  afterAll(() => loki.stop());

  logSourceContract({
    source: () => createLokiSource(loki.url),
    // Each test has eleven minutes of its own, later ones later: Loki refuses what lies far behind a stream's newest.
    base: async () => new Date(Math.floor(Date.now() / 1_000) * 1_000 - 10_000_000 + ++tests * 660_000),
  });
});
