import type { SeasonOptions } from "./types.ts";

/** Hourly buckets by hour of the week. */
export const hourOfWeek: SeasonOptions = {
  season: 168,
  kind: "count",
  keep: 8,
  minimumHistory: 4,
  memory: 96,
  falseAlarmRate: 0.001,
  direction: "both",
  minimumChange: 0.1,
  minimumCount: 5,
  scaleFloor: 0.03,
};

/** Daily buckets by weekday. */
export const weekday: SeasonOptions = { ...hourOfWeek, season: 7, memory: 14, keep: 12 };
