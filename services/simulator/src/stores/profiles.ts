import { Profile } from "../calendar/profile.ts";
import type { Plan } from "../plan.ts";

/** The seasonal profile of each store, in the plan's order; stores of one country and time zone share theirs. */
export function profilesOf({ stores, start, end }: Pick<Plan, "stores" | "start" | "end">): Profile[] {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const shared = new Map<string, Profile>();
  return stores.map(({ country, time_zone }) => {
    const key = `${country} ${time_zone}`;
    const profile = shared.get(key) ?? new Profile(country, time_zone, from, to);
    shared.set(key, profile);
    return profile;
  });
}
