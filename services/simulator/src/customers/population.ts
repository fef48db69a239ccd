import { DAY_MS, MINUTE_MS } from "../calendar/days.ts";
import type { Profile } from "../calendar/profile.ts";
import type { Plan } from "../plan.ts";
import { AliasTable } from "../random/alias.ts";
import { beta } from "../random/beta.ts";
import { exponential } from "../random/exponential.ts";
import { gamma } from "../random/gamma.ts";
import { normal } from "../random/normal.ts";
import { type Random, stream } from "../random/random.ts";

/**
 * A customer as the purchase process sees one.
 *
 * Purchases follow the BG/NBD model (Fader, Hardie and Lee, Marketing Science 24(2), 2005) in operational time:
 * Poisson with a gamma-distributed rate, and after each repeat purchase the customer leaves for good with a
 * beta-distributed probability.
 */
export interface Member {
  store: number;
  registered: number;
  /** First order as a part of registration, or null: an existing customer, or one who registered without buying. */
  firstOrder: number | null;
  /** Purchases per average day. */
  rate: number;
  dropout: number;
  /** False for one who left before the range began. */
  active: boolean;
  /** Cents spent so far. */
  spent: number;
  /** The customer's own stream, drawn from in time order. */
  random: Random;
}

export const RATE = { shape: 0.8, mean: 1 / 68 };
export const DROPOUT = { a: 1.1, b: 4.4 };
const OLDEST_DAYS = 730;
const ORDERS_AT_ONCE = 0.88;
const TYPICAL_BASKET = 5200;

/** Every customer of the range, in order of registration. */
export function populationOf(plan: Plan, profiles: readonly Profile[]): Member[] {
  const start = Date.parse(plan.start);
  const open = plan.stores.map((store, index) => openShare(profiles[index], Date.parse(store.opened_at)));
  const established = new AliasTable(plan.stores.map(({ share }, i) => (open[i] === 1 ? share : 0)));
  const everywhere = new AliasTable(plan.stores.map(({ share }, i) => share * (open[i] ?? 1)));
  const { customers, existing } = plan.targets;
  const members = Array.from({ length: customers }, (_, i) => {
    const random = stream(plan.seed, "customer", i);
    if (i < existing) return existingMember(random, established.draw(random), start);
    const store = everywhere.draw(random);
    return newMember(random, store, profiles[store], open[store] ?? 1);
  });
  return members.sort((a, b) => a.registered - b.registered);
}

function openShare(profile: Profile | undefined, openedAt: number): number {
  return profile ? 1 - profile.elapsed(openedAt) / profile.total : 1;
}

function traits(random: Random): Pick<Member, "rate" | "dropout"> {
  return {
    rate: Math.max(1e-9, gamma(random, RATE.shape, RATE.mean / RATE.shape)),
    dropout: beta(random, DROPOUT.a, DROPOUT.b),
  };
}

/** One who registered before the range: lives through the years before it, so that tiers and lapses are right. */
function existingMember(random: Random, store: number, start: number): Member {
  const { rate, dropout } = traits(random);
  let left = random.float() * OLDEST_DAYS;
  const registered = Math.floor(start - left * DAY_MS) - MINUTE_MS;
  let spent = random.chance(ORDERS_AT_ONCE) ? basket(random) : 0;
  let active = true;
  for (left -= exponential(random, rate); active && left > 0; left -= exponential(random, rate)) {
    spent += basket(random);
    active = !random.chance(dropout);
  }
  return { store, registered, firstOrder: null, rate, dropout, active, spent, random };
}

function newMember(random: Random, store: number, profile: Profile | undefined, open: number): Member {
  const { rate, dropout } = traits(random);
  const total = profile?.total ?? 0;
  const registered = Math.floor(profile?.instant(total * (1 - open * random.positive())) ?? 0);
  const firstOrder = random.chance(ORDERS_AT_ONCE)
    ? registered + MINUTE_MS + Math.floor(random.float() * 25 * MINUTE_MS)
    : null;
  return { store, registered, firstOrder, rate, dropout, active: true, spent: 0, random };
}

function basket(random: Random): number {
  return Math.round(TYPICAL_BASKET * Math.exp(normal(random, 0, 0.7)));
}
