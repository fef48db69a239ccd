import type { Interval } from "../api/types.ts";

export type IntervalChoice = Exclude<Interval, "none"> | "auto";

export const INTERVALS = ["auto", "hour", "day", "week", "month"] as const satisfies IntervalChoice[];

const DAY = 86_400_000;

/** Keeps a chart between about 20 and 200 points. */
export function resolveInterval(choice: IntervalChoice, from: string, to: string): Exclude<Interval, "none"> {
  if (choice !== "auto") {
    return choice;
  }
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  if (days <= 2) {
    return "hour";
  }
  if (days <= 190) {
    return "day";
  }
  return days <= 3 * 366 ? "week" : "month";
}
