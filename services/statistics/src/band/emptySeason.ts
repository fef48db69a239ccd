import { requireAtLeast, requireInside01, requireWhole } from "../check.ts";
import type { SeasonOptions, SeasonSummary } from "./types.ts";

/** A metric's summary before its first bucket; options outside their range throw a RangeError naming the option. */
export function emptySeason(options: SeasonOptions): SeasonSummary {
  requireWhole("season", options.season, 1);
  requireWhole("keep", options.keep, 2);
  requireWhole("minimumHistory", options.minimumHistory, 2);
  if (options.minimumHistory > options.keep) throw new RangeError("minimumHistory must be at most keep");
  requireAtLeast("memory", options.memory, 1);
  requireInside01("falseAlarmRate", options.falseAlarmRate);
  requireAtLeast("minimumChange", options.minimumChange, 0);
  requireAtLeast("minimumCount", options.minimumCount, 0);
  requireAtLeast("scaleFloor", options.scaleFloor, 0);
  const slots = () => Array.from({ length: options.season }, (): number[] => []);
  return {
    values: slots(),
    weights: slots(),
    usual: Array.from({ length: options.season }, () => 0),
    level: { value: 0, usual: 0, variance: 0, seen: 0 },
    overall: { value: 0, weight: 0 },
    dispersion: 1,
    noise: 0,
    noiseSeen: 0,
  };
}
