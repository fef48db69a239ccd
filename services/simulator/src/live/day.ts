import { campaignsOf } from "../calendar/campaigns.ts";
import { DAY_MS, dateOf, isoDate } from "../calendar/days.ts";
import type { Profile } from "../calendar/profile.ts";
import { customerKey, drawIdentity, identityOf } from "../customers/identity.ts";
import { hasSession } from "../orders/channels.ts";
import { type PlacedOrder, placeOrder } from "../orders/order.ts";
import { profilesUntil } from "../orders/pace.ts";
import { drawRefund } from "../orders/refunds.ts";
import type { Plan } from "../plan.ts";
import { requirePositive } from "../random/check.ts";
import { poisson } from "../random/poisson.ts";
import { stream } from "../random/random.ts";
import { browsingOf, sessionOf } from "../sessions/sessions.ts";
import { inTime } from "../tickets/desk.ts";
import { drawTicket, LONGEST_OPEN_DAYS, LONGEST_WAIT_DAYS } from "../tickets/ticket.ts";
import type { Campaign, Day, Order, Refund, Session, Ticket } from "../types.ts";
import { type Crowd, crowdOf } from "./crowd.ts";
import type { LiveLevel } from "./level.ts";

interface Moment {
  at: number;
  store: number;
}

interface Placed {
  orders: Order[];
  sessions: Session[];
  /** Of these orders, hours to weeks after them. */
  refunds: Refund[];
  tickets: Ticket[];
}

/** Hardly a refund comes later. */
const REFUND_DAYS = 45;
const TICKET_DAYS = LONGEST_WAIT_DAYS + LONGEST_OPEN_DAYS + 1;

/**
 * The orders, sessions and refunds of one UTC day (YYYY-MM-DD) after the shop's planned time, and the tickets opened or
 * closed on it. Its customers are known ones; refunds and tickets are of orders after that time.
 */
export function simulateLive(plan: Plan, day: string, level: LiveLevel): Day {
  const { ordersPerDay, browsingPerDay = ordersPerDay } = level;
  requirePositive("ordersPerDay", ordersPerDay);
  const number = Date.parse(day) / DAY_MS;
  const firstDay = Math.floor(Date.parse(plan.end) / DAY_MS);
  if (!Number.isInteger(number) || (number + 1) * DAY_MS <= Date.parse(plan.end))
    throw new RangeError(`day must be a UTC day after ${plan.end}, got ${day}`);
  const { orders, sessions } = placedOn(plan, number, ordersPerDay);
  const visits = plan.stores.map(({ share }) => share * browsingPerDay);
  const profiles = profilesUntil(plan, number);
  const setting = { seed: plan.seed, stores: plan.stores, profiles, rates: visits, end: Number.POSITIVE_INFINITY };
  const browsing = browsingOf(setting, number, crowdOf(plan).known).filter(({ started_at }) => started_at >= plan.end);
  const before = (days: number) => {
    const earliest = Math.max(firstDay, number - days);
    return Array.from({ length: number - earliest + 1 }, (_, n) => placedOn(plan, earliest + n, ordersPerDay));
  };
  const refunds = before(REFUND_DAYS)
    .flatMap((placed) => placed.refunds.filter(({ refunded_at }) => refunded_at.startsWith(day)))
    .sort((a, b) => (a.refunded_at < b.refunded_at ? -1 : 1));
  const tickets = before(TICKET_DAYS).flatMap((placed) =>
    placed.tickets.filter(({ opened_at, closed_at }) => opened_at.startsWith(day) || closed_at?.startsWith(day)),
  );
  const numbered = numberSessions([...sessions, ...browsing], day);
  return { day, customers: [], loyalty: [], orders, refunds, sessions: numbered, stock: [], tickets: inTime(tickets) };
}

const placedDays = new WeakMap<Plan, Map<string, Placed>>();

/** What is ordered on a day. A day's refunds and tickets are asked of many days before it, so it is kept. */
function placedOn(plan: Plan, day: number, ordersPerDay: number): Placed {
  const known = placedDays.get(plan) ?? new Map<string, Placed>();
  placedDays.set(plan, known);
  const key = `${day} ${ordersPerDay}`;
  const placed = known.get(key) ?? placeDay(plan, day, ordersPerDay);
  known.set(key, placed);
  for (const old of known.keys()) {
    if (known.size <= 2 * TICKET_DAYS) break;
    known.delete(old);
  }
  return placed;
}

function placeDay(plan: Plan, number: number, ordersPerDay: number): Placed {
  const day = isoDate(number);
  const profiles = profilesUntil(plan, number);
  const rates = plan.stores.map(({ share }) => share * ordersPerDay);
  const crowd = crowdOf(plan);
  const years = [number - 1, number + 1].map((it) => dateOf(it).year);
  const campaigns = [...new Set(years)].flatMap(campaignsOf);
  const made: Placed = { orders: [], sessions: [], refunds: [], tickets: [] };
  for (const [n, moment] of momentsOf(plan, number, profiles, rates).entries()) {
    const random = stream(plan.seed, `live order ${day}`, n);
    const placed = place(plan, crowd, campaigns, profiles, moment, { random, key: liveKey(day, n) });
    made.orders.push(placed.order);
    if (hasSession(placed.order.channel)) made.sessions.push(sessionOf(random, placed.order, moment.at));
    const refund = drawRefund(random, placed, moment.at, crowd.assortment);
    if (refund) made.refunds.push({ ...refund, key: `R${placed.order.key}` });
    const ticket = drawTicket(plan.seed, { order: placed.order, refund, leaves: null });
    if (ticket) made.tickets.push(ticket);
  }
  return made;
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
