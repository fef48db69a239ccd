import { hourMs } from "./observe.ts";

const dayHours = 24;

/** Minutes by which a time zone is ahead of UTC at an instant. */
function offsetOf(format: Intl.DateTimeFormat, hour: number): number {
  const at = hour * hourMs;
  return Math.round((Date.parse(`${format.format(new Date(at)).replace(" ", "T")}Z`) - at) / 60_000);
}

/**
 * The hour of the week that an hour since 1970 is on the shop's own clock: its customers' habits do not follow UTC. The
 * zone is asked once a day, and for each hour only on a day on which the clocks change.
 */
export function localSlots(timeZone: string): (hour: number) => number {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const days = new Map<number, number | number[]>();
  const offsetsOf = (day: number): number | number[] => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const [begin, end] = [offsetOf(format, day * dayHours), offsetOf(format, (day + 1) * dayHours)];
    const made =
      begin === end ? begin : Array.from({ length: dayHours }, (_, n) => offsetOf(format, day * dayHours + n));
    days.set(day, made);
    return made;
  };
  return (hour) => {
    const offsets = offsetsOf(Math.floor(hour / dayHours));
    const minutes = typeof offsets === "number" ? offsets : (offsets[hour % dayHours] ?? 0);
    // 1970 began on a Thursday; weeks begin on Monday.
    return (((hour + Math.floor(minutes / 60) + 72) % 168) + 168) % 168;
  };
}
