import { DAY_MS } from "./calendar/days.ts";
import type { Profile } from "./calendar/profile.ts";
import { expectedOrders, rateScale } from "./customers/calibrate.ts";
import { type Member, populationOf } from "./customers/population.ts";
import { Assortment } from "./orders/assortment.ts";
import { CHANNEL_SHARE } from "./orders/channels.ts";
import type { Plan } from "./plan.ts";
import { trafficTotal } from "./sessions/sessions.ts";
import { profilesOf } from "./stores/profiles.ts";

/** A plan made ready to run. */
export interface Shop {
  plan: Plan;
  profiles: readonly Profile[];
  assortment: Assortment;
  members: readonly Member[];
  expectedOrders: number;
  /** Guest orders per average day, by store. */
  guestRates: readonly number[];
  /** What a store's traffic is multiplied by, by store. */
  visitRates: readonly number[];
  firstDay: number;
  lastDay: number;
}

const GUESTS = 0.15;
const WITH_SESSION = CHANNEL_SHARE.web + CHANNEL_SHARE.app + CHANNEL_SHARE.social;

export function openShop(plan: Plan): Shop {
  const profiles = profilesOf(plan);
  const members = populationOf(plan, profiles);
  if (plan.targets.orders !== null) {
    const scale = rateScale(members, profiles, plan.targets.orders * (1 - GUESTS));
    for (const member of members) member.rate *= scale;
  }
  const expected = expectedOrders(members, profiles, 1) / (1 - GUESTS);
  const [start, end] = [Date.parse(plan.start), Date.parse(plan.end)];
  const perDay = expected / ((end - start) / DAY_MS);
  const shop = {
    plan,
    profiles,
    assortment: new Assortment(plan),
    members,
    expectedOrders: expected,
    guestRates: plan.stores.map(({ share }) => GUESTS * perDay * share),
    visitRates: plan.stores.map(({ share }) => perDay * share),
    firstDay: Math.floor(start / DAY_MS),
    lastDay: Math.floor((end - 1) / DAY_MS),
  };
  return plan.targets.sessions === null ? shop : withSessions(shop, plan.targets.sessions);
}

function withSessions(shop: Shop, target: number): Shop {
  const days = Array.from({ length: shop.lastDay - shop.firstDay + 1 }, (_, i) => shop.firstDay + i);
  const usual = trafficTotal(shop.profiles, shop.visitRates, days);
  const factor = Math.max(0, target - shop.expectedOrders * WITH_SESSION) / usual;
  return { ...shop, visitRates: shop.visitRates.map((rate) => rate * factor) };
}
