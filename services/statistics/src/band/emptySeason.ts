import { requireAtLeast, requireInside01, requireWhole } from "../check.ts";
import type { SeasonOptions, SeasonSummary } from "./types.ts";

/** A metric's summary before its first bucket; options outside their range throw a RangeError naming the option. */
export function emptySeason(options: SeasonOptions): SeasonSummary {
  requireWhole("season", options.season, 1);
  requireWhole("keep", options.keep, 2);
  requireWhole("minimumHistory", options.minimumHistory, 2);
  if (options.minimumHistory > options.keep) throw new RangeError("minimumHistory must be at most keep");
  requireWhole("recent", options.recent, 1);
  requireInside01("falseAlarmRate", options.falseAlarmRate);
  requireAtLeast("minimumChange", options.minimumChange, 0);
  requireAtLeast("minimumCount", options.minimumCount, 0);
  requireAtLeast("scaleFloor", options.scaleFloor, 0);
  const slots = Array.from({ length: options.season }, (): number[] => []);
  return { slots, recent: [], recentValue: 0, recentUsual: 0, noise: 0.1, noiseSeen: 0 };
}
