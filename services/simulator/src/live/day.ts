import { campaignsOf } from "../calendar/campaigns.ts";
import { DAY_MS, dateOf, isoDate } from "../calendar/days.ts";
import type { Profile } from "../calendar/profile.ts";
import { customerKey, drawIdentity, identityOf } from "../customers/identity.ts";
import { hasSession } from "../orders/channels.ts";
import { type PlacedOrder, placeOrder } from "../orders/order.ts";
import { profilesUntil } from "../orders/pace.ts";
import type { Plan } from "../plan.ts";
import { requirePositive } from "../random/check.ts";
import { poisson } from "../random/poisson.ts";
import { stream } from "../random/random.ts";
import { browsingOf, sessionOf } from "../sessions/sessions.ts";
import type { Campaign, Day, Session } from "../types.ts";
import { type Crowd, crowdOf } from "./crowd.ts";
import type { LiveLevel } from "./level.ts";

interface Moment {
  at: number;
  store: number;
}

/** The orders and sessions of one UTC day (YYYY-MM-DD) after the shop's planned time. Its customers are known ones. */
export function simulateLive(plan: Plan, day: string, { ordersPerDay, browsingPerDay = ordersPerDay }: LiveLevel): Day {
  requirePositive("ordersPerDay", ordersPerDay);
  const number = Date.parse(day) / DAY_MS;
  const end = Date.parse(plan.end);
  if (!Number.isInteger(number) || (number + 1) * DAY_MS <= end)
    throw new RangeError(`day must be a UTC day after ${plan.end}, got ${day}`);
  const profiles = profilesUntil(plan, number);
  const rates = plan.stores.map(({ share }) => share * ordersPerDay);
  const visits = plan.stores.map(({ share }) => share * browsingPerDay);
  const crowd = crowdOf(plan);
  const years = [number - 1, number + 1].map((it) => dateOf(it).year);
  const campaigns = [...new Set(years)].flatMap(campaignsOf);
  const sessions: Session[] = [];
  const orders = momentsOf(plan, number, profiles, rates).map((moment, n) => {
    const random = stream(plan.seed, `live order ${day}`, n);
    const placed = place(plan, crowd, campaigns, profiles, moment, { random, key: liveKey(day, n) });
    if (hasSession(placed.order.channel)) sessions.push(sessionOf(random, placed.order, moment.at));
    return placed.order;
  });
  const setting = { seed: plan.seed, stores: plan.stores, profiles, rates: visits, end: Number.POSITIVE_INFINITY };
  const browsing = browsingOf(setting, number, crowd.known).filter(({ started_at }) => started_at >= plan.end);
  const numbered = numberSessions([...sessions, ...browsing], day);
  return { day: isoDate(number), customers: [], loyalty: [], orders, refunds: [], sessions: numbered, stock: [] };
}

const stamp = (day: string) => day.replaceAll("-", "");
const liveKey = (day: string, n: number) => `N${stamp(day)}-${String(n + 1).padStart(5, "0")}`;

/** When and where orders are placed on a UTC day after the plan's end, in time order. */
function momentsOf(plan: Plan, day: number, profiles: readonly Profile[], rates: readonly number[]): Moment[] {
  const random = stream(plan.seed, "live orders", day);
  const first = Math.max(day * DAY_MS, Date.parse(plan.end));
  const moments = profiles.flatMap((profile, store) => {
    const from = profile.elapsed(first);
    const width = profile.elapsed((day + 1) * DAY_MS) - from;
    return Array.from({ length: poisson(random, Math.max(0, width) * (rates[store] ?? 0)) }, () => ({
      at: Math.floor(profile.instant(from + width * random.float())),
      store,
    }));
  });
  return moments.sort((a, b) => a.at - b.at);
}

function place(
  plan: Plan,
  crowd: Crowd,
  campaigns: readonly Campaign[],
  profiles: readonly Profile[],
  { at, store: index }: Moment,
  { random, key }: { random: ReturnType<typeof stream>; key: string },
): PlacedOrder {
  const store = plan.stores[index];
  if (!store) throw new RangeError(`no store ${index}`);
  const member = crowd.draw(random, index);
  return placeOrder(random, crowd.assortment, {
    key,
    at,
    local: profiles[index]?.local(at) ?? at,
    store,
    customerKey: member === null ? null : customerKey(member),
    buyer:
      member === null
        ? drawIdentity(random, store, plan.categories.length, "")
        : identityOf(plan.seed, member, store, plan.categories.length),
    first: member === null,
    campaigns,
    available: () => true,
  });
}

function numberSessions(sessions: Session[], day: string): Session[] {
  sessions.sort((a, b) => (a.started_at < b.started_at ? -1 : Number(a.started_at > b.started_at)));
  return sessions.map((session, n) => ({ ...session, key: `VN${stamp(day)}-${String(n + 1).padStart(6, "0")}` }));
}
