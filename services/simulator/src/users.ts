import { type Plan, planShop } from "./plan.ts";
import { simulateDays } from "./simulate.ts";
import type { Day, Late } from "./types.ts";

export interface UsersOptions {
  users: number;
  days: number;
  seed: number;
  end: Date;
}

export interface Simulation {
  plan: Plan;
  days: Generator<Day, Late, undefined>;
}

/** The same shop scaled to a number of customers and days, for `vigie simulate --users 1000 --days 30 --seed 7`. */
export function simulateUsers({ users, days, seed, end }: UsersOptions): Simulation {
  const plan = planShop({ seed, end, days, customers: users });
  return { plan, days: simulateDays(plan) };
}
