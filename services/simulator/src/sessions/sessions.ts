import { HOUR_MS, isoInstant, MINUTE_MS } from "../calendar/days.ts";
import type { Profile } from "../calendar/profile.ts";
import { customerKey } from "../customers/identity.ts";
import { gamma } from "../random/gamma.ts";
import { poisson } from "../random/poisson.ts";
import { type Random, stream } from "../random/random.ts";
import { COUNTRIES } from "../stores/countries.ts";
import type { Order, Session, Store } from "../types.ts";
import { HOURS } from "./conversion.ts";
import { slotAt, type Traffic, trafficOf } from "./traffic.ts";

const SIGNED_IN = 0.22;
const ABROAD = 0.04;

/** A customer who may sign in, from registration on. */
export interface Known {
  index: number;
  registered: number;
}

interface Setting {
  seed: number;
  stores: readonly Store[];
  profiles: readonly Profile[];
  /** Sessions without an order are Poisson with this times a store's traffic. */
  rates: readonly number[];
  end: number;
}

/** The session an order was placed in: it began some minutes before. */
export function sessionOf(random: Random, order: Order, at: number): Session {
  const minutes = Math.min(55, 1.5 + gamma(random, 2, 5));
  return {
    key: "",
    store_key: order.store_key,
    customer_key: order.customer_key,
    started_at: isoInstant(at - minutes * MINUTE_MS),
    channel: order.channel,
    device: order.device,
    country: order.country,
    order_key: order.key,
  };
}

/** The sessions of one UTC day that end without an order, in no particular order. */
export function browsingOf(setting: Setting, day: number, known: readonly (readonly Known[])[]): Session[] {
  const random = stream(setting.seed, "sessions", day);
  const traffic = new Map<Profile, Traffic>();
  const sessions: Session[] = [];
  setting.stores.forEach((store, index) => {
    const profile = setting.profiles[index];
    if (!profile) return;
    const today = traffic.get(profile) ?? trafficOf(profile, day);
    traffic.set(profile, today);
    const count = poisson(random, (setting.rates[index] ?? 0) * today.total);
    const open = Date.parse(store.opened_at);
    for (let i = 0; i < count; i++) {
      const slot = slotAt(today, random.float());
      const at = today.from + (slot + random.float()) * HOUR_MS;
      const session = browse(random, store, at, today.hours[slot] ?? 0, known[index] ?? []);
      if (at >= open && at >= profile.start && at < setting.end) sessions.push(session);
    }
  });
  return sessions;
}

function browse(random: Random, store: Store, at: number, hour: number, known: readonly Known[]): Session {
  const visit = HOURS[hour]?.draw(random) ?? { channel: "web", device: "desktop" };
  // The square root prefers the store's latest customers.
  const guess = random.chance(SIGNED_IN) ? known[Math.floor(Math.sqrt(random.float()) * known.length)] : undefined;
  return {
    key: "",
    store_key: store.key,
    customer_key: guess && guess.registered <= at ? customerKey(guess.index) : null,
    started_at: isoInstant(at),
    channel: visit.channel,
    device: visit.device,
    country: random.chance(ABROAD) ? random.pick(COUNTRIES).code : store.country,
    order_key: null,
  };
}

/** Sessions per unit of traffic on all profiles together, to meet a target: each profile counts by its share. */
export function trafficTotal(profiles: readonly Profile[], shares: readonly number[], days: readonly number[]): number {
  const totals = new Map<Profile, number>();
  return profiles.reduce((sum, profile, index) => {
    const total = totals.get(profile) ?? days.reduce((all, day) => all + trafficOf(profile, day).total, 0);
    totals.set(profile, total);
    return sum + total * (shares[index] ?? 0);
  }, 0);
}
