import { DAY_MS } from "../calendar/days.ts";
import type { Profile } from "../calendar/profile.ts";
import type { Member } from "../customers/population.ts";
import { exponential } from "../random/exponential.ts";
import { poisson } from "../random/poisson.ts";
import { stream } from "../random/random.ts";

/** Someone orders something: the customer's index, or null for a guest. */
export interface Arrival {
  at: number;
  store: number;
  member: number | null;
  first: boolean;
  /** The customer buys never again. */
  leaves: boolean;
}

interface Pending {
  at: number;
  index: number;
  member: Member;
  first: boolean;
}

/** When orders are placed, handed out day by day; holds at most one coming order per customer. */
export class Arrivals {
  private readonly seed: number;
  private readonly profiles: readonly Profile[];
  /** Guest orders expected per average day, by store. */
  private readonly guestRates: readonly number[];
  private readonly end: number;
  private readonly days = new Map<number, Pending[]>();

  constructor(
    seed: number,
    members: readonly Member[],
    profiles: readonly Profile[],
    guestRates: readonly number[],
    end: number,
  ) {
    this.seed = seed;
    this.profiles = profiles;
    this.guestRates = guestRates;
    this.end = end;
    members.forEach((member, index) => {
      if (member.firstOrder !== null) this.add({ at: member.firstOrder, index, member, first: true });
      else if (member.active) this.addNext(index, member, member.registered);
    });
  }

  /** The arrivals of one UTC day in time order; days must be taken one after the other. */
  take(day: number, openFrom: readonly number[]): Arrival[] {
    const arrivals: Arrival[] = [];
    const pending = this.days.get(day) ?? [];
    this.days.set(day, pending);
    // The list grows while it is read: a customer can come back on the same day.
    for (const { at, index, member, first } of pending) {
      const leaves = !first && member.random.chance(member.dropout);
      arrivals.push({ at, store: member.store, member: index, first, leaves });
      if (!leaves) this.addNext(index, member, at);
    }
    this.days.delete(day);
    this.addGuests(day, openFrom, arrivals);
    return arrivals.sort((a, b) => a.at - b.at);
  }

  private addNext(index: number, member: Member, from: number): void {
    const profile = this.profiles[member.store];
    if (!profile) return;
    const at = profile.instant(profile.elapsed(from) + exponential(member.random, member.rate));
    this.add({ at: Math.floor(at), index, member, first: false });
  }

  private add(pending: Pending): void {
    if (!(pending.at < this.end)) return;
    const day = Math.floor(pending.at / DAY_MS);
    const list = this.days.get(day);
    if (list) list.push(pending);
    else this.days.set(day, [pending]);
  }

  private addGuests(day: number, openFrom: readonly number[], arrivals: Arrival[]): void {
    const random = stream(this.seed, "guests", day);
    this.profiles.forEach((profile, store) => {
      const from = profile.elapsed(Math.max(day * DAY_MS, openFrom[store] ?? 0));
      const width = profile.elapsed((day + 1) * DAY_MS) - from;
      const count = poisson(random, Math.max(0, width) * (this.guestRates[store] ?? 0));
      for (let i = 0; i < count; i++) {
        const at = Math.floor(profile.instant(from + width * random.float()));
        arrivals.push({ at, store, member: null, first: true, leaves: false });
      }
    });
  }
}
