import { expect, test } from "vitest";
import { compareLifetimes, lacking } from "./lifetimes.ts";

const lack = lacking();
if (lack) console.warn(`skipped: ${lack}`);

test.skipIf(lack)(
  "a fit of CDNOW has the parameters of lifetimes within 1e-3, in no more time",
  { timeout: 60_000 },
  () => {
    const { version, ours, theirs } = compareLifetimes(3);
    expect(version).toBe("0.11.3");
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(ours.model[name] / theirs.model[name] - 1)).toBeLessThan(1e-3);
    }
    console.info(`ours ${ours.ms.toFixed(0)} ms, lifetimes ${theirs.ms.toFixed(0)} ms`);
    expect(ours.ms).toBeLessThanOrEqual(theirs.ms);
  },
);
