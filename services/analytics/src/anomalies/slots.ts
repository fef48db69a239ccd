import { type Runner, run, statement } from "../platform/sql/index.ts";
import { hourMs } from "./observe.ts";

const readZones = statement(import.meta.url, "read_zones.sql");

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

export type SlotOf = (hour: number, series: { dimension: string; value: string }) => number;

/** Slots by the clock of each store and country, where they have one, and otherwise by that of most of the shop. */
export function slotsOf(zones: readonly { dimension: string; value: string; time_zone: string }[]): SlotOf {
  const made = new Map<string, (hour: number) => number>();
  const inZone = (timeZone: string) => {
    const known = made.get(timeZone) ?? localSlots(timeZone);
    made.set(timeZone, known);
    return known;
  };
  const named = new Map(zones.map((it) => [`${it.dimension}\n${it.value}`, inZone(it.time_zone)]));
  const usual = named.get("\n") ?? inZone("UTC");
  return (hour, { dimension, value }) => (named.get(`${dimension}\n${value}`) ?? usual)(hour);
}

/** Reads whose clock goes how. */
export async function readSlots(sql: Runner): Promise<SlotOf> {
  return slotsOf(await run<{ dimension: string; value: string; time_zone: string }>(sql, readZones));
}
