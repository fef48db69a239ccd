import { zoneOffset } from "./calendar/zone.ts";
import { customerKey, drawIdentity, identityOf } from "./customers/identity.ts";
import { populationOf } from "./customers/population.ts";
import { Assortment } from "./orders/assortment.ts";
import { hasSession } from "./orders/channels.ts";
import { placeOrder } from "./orders/order.ts";
import type { Plan } from "./plan.ts";
import { AliasTable } from "./random/alias.ts";
import { requireAtLeast } from "./random/check.ts";
import { type Random, stream } from "./random/random.ts";
import { sessionOf } from "./sessions/sessions.ts";
import { profilesOf } from "./stores/profiles.ts";
import type { Order, Session } from "./types.ts";

export interface LiveOptions {
  plan: Plan;
  seed: number;
  at: Date;
}

export interface LiveOrder {
  order: Order;
  /** Null for a marketplace or counter order. */
  session: Session | null;
}

const GUESTS = 0.15;

/** One plausible order at an instant, by a customer of the planned shop or a guest; keys tell (seed, instant) apart. */
export function simulateLiveOrder({ plan, seed, at }: LiveOptions): LiveOrder {
  const instant = at.getTime();
  requireAtLeast("at", instant, Number.MIN_SAFE_INTEGER);
  const random = stream(seed, "live", instant % 2_147_483_647);
  const buyer = random.chance(GUESTS) ? null : customerAt(plan, instant, random.float());
  const storeIndex = buyer?.store ?? storeAt(plan, instant, random);
  const store = plan.stores[storeIndex];
  if (!store) throw new RangeError("the plan has no store");
  const { order } = placeOrder(random, new Assortment(plan), {
    key: `L${seed}-${instant}`,
    at: instant,
    local: instant + zoneOffset(store.time_zone, instant),
    store,
    customerKey: buyer ? customerKey(buyer.index) : null,
    buyer: buyer
      ? identityOf(plan.seed, buyer.index, store, plan.categories.length)
      : drawIdentity(random, store, plan.categories.length, ""),
    first: false,
    campaigns: plan.campaigns,
    available: () => true,
  });
  const session = hasSession(order.channel) ? { ...sessionOf(random, order, instant), key: `V${order.key}` } : null;
  return { order, session };
}

/** A store open by then; any store before the first one opened. */
function storeAt({ stores }: Plan, instant: number, random: Random): number {
  const open = stores.map(({ share, opened_at }) => (Date.parse(opened_at) <= instant ? share : 0));
  return new AliasTable(open.some((share) => share > 0) ? open : stores.map(({ share }) => share)).draw(random);
}

/** One of the customers registered by then, or null when there is none. */
function customerAt(plan: Plan, instant: number, uniform: number): { index: number; store: number } | null {
  const members = populationOf(plan, profilesOf(plan));
  const later = members.findIndex(({ registered }) => registered >= instant);
  const index = Math.floor(uniform * (later < 0 ? members.length : later));
  const member = members[index];
  return member && member.registered < instant ? { index, store: member.store } : null;
}
