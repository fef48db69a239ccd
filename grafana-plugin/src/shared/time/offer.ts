import type { Slice } from "../api/request.ts";
import type { Available } from "../api/types.ts";
import type { RawRange } from "./range.ts";

const DAY = 86_400_000;
/** The API refuses longer ranges. */
const LONGEST = 3653 * DAY;

/** The range that has data, or the ten years of it nearest to what was asked. */
export function offeredRange({ from, to }: NonNullable<Available>, asked: Pick<Slice, "to">): RawRange {
  const [start, end] = [Date.parse(from.slice(0, 10)), Date.parse(to.slice(0, 10))];
  if (end - start <= LONGEST) {
    return { from: day(start), to: day(end) };
  }
  const before = Date.parse(asked.to) <= start;
  return before ? { from: day(start), to: day(start + LONGEST) } : { from: day(end - LONGEST), to: day(end) };
}

/** `to` is exclusive in the API; people read the last day that has data. */
export function lastDay(to: string): string {
  return day(Date.parse(to.slice(0, 10)) - DAY);
}

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
