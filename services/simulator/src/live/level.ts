import { DAY_MS } from "../calendar/days.ts";
import { Pace, usualOrdersPerDay } from "../orders/pace.ts";
import type { Plan } from "../plan.ts";
import { trafficTotal } from "../sessions/sessions.ts";
import { profilesOf } from "../stores/profiles.ts";
import type { Day } from "../types.ts";

/** How busy a shop is on an average day of the year. */
export interface LiveLevel {
  ordersPerDay: number;
  /** Sessions without an order are as many as with this many orders a day; by default as many as there are orders. */
  browsingPerDay?: number;
}

const WHOLE_DAYS = 28;
const HOURS = 24;

/** Measures how busy a shop was in the last 28 whole UTC days of its planned time, day by day as they pass. */
export class LevelMeter {
  private readonly plan: Plan;
  private readonly first: number;
  private readonly last: number;
  private orders = 0;
  private browsing = 0;

  constructor(plan: Plan) {
    this.plan = plan;
    this.last = Math.floor(Date.parse(plan.end) / DAY_MS);
    this.first = Math.max(this.last - WHOLE_DAYS, Math.ceil(Date.parse(plan.start) / DAY_MS));
  }

  add(day: Day): void {
    const number = Date.parse(day.day) / DAY_MS;
    if (number < this.first || number >= this.last) return;
    this.orders += day.orders.length;
    this.browsing += day.sessions.reduce((sum, { order_key }) => sum + Number(order_key === null), 0);
  }

  level(): LiveLevel {
    if (this.orders === 0 || this.browsing === 0) return { ordersPerDay: usualOrdersPerDay(this.plan) };
    const pace = new Pace(this.plan, 1);
    const days = Array.from({ length: this.last - this.first }, (_, n) => this.first + n);
    const hours = days.flatMap((day) =>
      Array.from({ length: HOURS }, (_, hour) => day * DAY_MS + (hour * DAY_MS) / HOURS),
    );
    const traffic = trafficTotal(
      profilesOf(this.plan),
      this.plan.stores.map(({ share }) => share),
      days,
    );
    return {
      ordersPerDay: this.orders / hours.reduce((sum, hour) => sum + pace.perHour(hour), 0),
      browsingPerDay: this.browsing / traffic,
    };
  }
}
