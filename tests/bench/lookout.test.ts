import { expect, test } from "vitest";
import { benchLookout } from "./lookout.ts";

test("a new hour costs the same with ten times the history behind it", async () => {
  const result = await benchLookout(8, 50);
  expect(result.series).toBe(8 * result.metrics);
  expect(result.buckets).toBeGreaterThan(0.8 * 8 * 10 * 50 * 168);
  // Both look at two days of each series again; half as much more is noise.
  expect(result.next_hour_ms).toBeLessThan(1.5 * result.next_hour_of_short_history_ms + 50);
}, 180_000);
