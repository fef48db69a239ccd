import { DAY_MS, HOUR_MS, isoInstant } from "../calendar/days.ts";
import type { Profile } from "../calendar/profile.ts";
import type { Plan } from "../plan.ts";
import { openShop } from "../shop.ts";
import { profilesOf } from "../stores/profiles.ts";

const YEAR_DAYS = 365;

/** The stores' profiles over the year that ends with a UTC day: an average day of it counts 1. */
export function profilesUntil({ stores }: Plan, day: number): Profile[] {
  const end = (day + 1) * DAY_MS;
  return profilesOf({ stores, start: isoInstant(end - YEAR_DAYS * DAY_MS), end: isoInstant(end) });
}

/** How many orders an average day of the planned shop has. */
export function usualOrdersPerDay(plan: Plan): number {
  const days = (Date.parse(plan.end) - Date.parse(plan.start)) / DAY_MS;
  return (plan.targets.orders ?? openShop(plan).expectedOrders) / days;
}

/** How many orders the shop is expected to take in an hour of the calendar, in its planned time and after it. */
export class Pace {
  private readonly plan: Plan;
  private readonly perDay: number;
  private readonly end: number;
  private readonly hours = new Map<number, number>();
  private profiles: readonly Profile[] = [];
  /** The UTC day that the profiles end with; null: they are the plan's own. */
  private profiled: number | null | undefined;

  constructor(plan: Plan, ordersPerDay = usualOrdersPerDay(plan)) {
    this.plan = plan;
    this.perDay = ordersPerDay;
    this.end = Date.parse(plan.end);
  }

  /** Orders expected in the UTC hour around an instant. */
  perHour(at: number): number {
    const hour = Math.floor(at / HOUR_MS);
    const known = this.hours.get(hour);
    if (known !== undefined) return known;
    const expected = this.expected(hour * HOUR_MS);
    this.hours.set(hour, expected);
    return expected;
  }

  private expected(from: number): number {
    this.load(from + HOUR_MS <= this.end ? null : Math.floor(from / DAY_MS));
    return this.plan.stores.reduce((sum, { share, opened_at }, index) => {
      const profile = this.profiles[index];
      if (!profile || Date.parse(opened_at) > from) return sum;
      return sum + share * this.perDay * (profile.elapsed(from + HOUR_MS) - profile.elapsed(from));
    }, 0);
  }

  private load(day: number | null): void {
    if (day === this.profiled) return;
    this.profiles = day === null ? profilesOf(this.plan) : profilesUntil(this.plan, day);
    this.profiled = day;
  }
}
