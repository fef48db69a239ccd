import { DAY_MS, HOUR_MS } from "../calendar/days.ts";
import type { Profile } from "../calendar/profile.ts";
import { HOURS } from "./conversion.ts";

/** Big days bring proportionally fewer visits than orders: buyers come decided. */
const DAMPING = 0.85;

/** Sessions without an order in the hours of one UTC day, for one expected order on an average day. */
export interface Traffic {
  from: number;
  /** Local hour of each slot. */
  hours: number[];
  /** Running sum over the slots. */
  cumulative: number[];
  total: number;
}

/** The traffic of one profile on one UTC day. */
export function trafficOf(profile: Profile, day: number): Traffic {
  const from = day * DAY_MS;
  const orders = profile.elapsed(from + DAY_MS) - profile.elapsed(from);
  const scale = orders > 0 ? Math.max(orders, 0.05) ** DAMPING / Math.max(orders, 0.05) : 0;
  const hours: number[] = [];
  const cumulative: number[] = [];
  let total = 0;
  for (let slot = 0; slot < 24; slot++) {
    const at = from + slot * HOUR_MS;
    const hour = Math.floor((profile.local(at) % DAY_MS) / HOUR_MS);
    total += (profile.elapsed(at + HOUR_MS) - profile.elapsed(at)) * (HOURS[hour]?.perOrder ?? 0) * scale;
    hours.push(hour);
    cumulative.push(total);
  }
  return { from, hours, cumulative, total };
}

/** The slot of a uniform number in [0, 1). */
export function slotAt({ cumulative, total }: Traffic, uniform: number): number {
  const target = uniform * total;
  const slot = cumulative.findIndex((sum) => sum > target);
  return slot < 0 ? cumulative.length - 1 : slot;
}
