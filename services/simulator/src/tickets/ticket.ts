import { DAY_MS, HOUR_MS, isoInstant } from "../calendar/days.ts";
import { AliasTable } from "../random/alias.ts";
import { exponential } from "../random/exponential.ts";
import { gamma } from "../random/gamma.ts";
import { type Random, stream } from "../random/random.ts";
import type { Order, Refund, Ticket, TicketTopic } from "../types.ts";

/** Of what a ticket may come. */
export interface Occasion {
  order: Order;
  refund: Refund | null;
  /** Whether its customer buys never again; null: not settled, and drawn here. */
  leaves: boolean | null;
}

/** No ticket is opened later after its order, or is open longer. */
export const LONGEST_WAIT_DAYS = 40;
export const LONGEST_OPEN_DAYS = 14;

const LEAVES = 0.15;
const CHANCE = { refunded: 0.4, leaving: 0.13, usual: 0.05 };
const NEVER_CLOSED = 0.02;
const ANSWERS = 0.6;
const TOPICS: readonly TicketTopic[] = ["late_delivery", "payment", "product_question"];
const CHANNELS = ["email", "chat", "phone"] as const;
const channels = new AliasTable([0.5, 0.32, 0.18]);
/** What those who leave ask and say of it, and the others; satisfaction from 1 to 5. */
const leaving = { topics: new AliasTable([0.6, 0.2, 0.2]), marks: new AliasTable([25, 25, 22, 16, 12]), hours: 22 };
const staying = { topics: new AliasTable([0.35, 0.15, 0.5]), marks: new AliasTable([7, 11, 20, 32, 30]), hours: 11 };

/**
 * The ticket that a customer opens about an order, if any. It is drawn from a stream of its own, and who leaves is known
 * by then: those who leave ask more often, wait longer and are less content. So they buy less after a bad mark, by the
 * same joint law as if the mark had made them leave, and the shop's orders stay as they are.
 */
export function drawTicket(seed: number, { order, refund, leaves }: Occasion): Ticket | null {
  if (order.customer_key === null) return null;
  const random = stream(seed, `ticket ${order.key}`);
  const goes = leaves ?? random.chance(LEAVES);
  if (!random.chance(refund ? CHANCE.refunded : goes ? CHANCE.leaving : CHANCE.usual)) return null;
  const mood = goes ? leaving : staying;
  const topic = refund ? topicOf(refund) : (TOPICS[mood.topics.draw(random)] ?? "product_question");
  const at = Date.parse(order.ordered_at);
  const wait = refund ? waitFor(random, refund, at) : waitOf(random, topic);
  const opened = at + Math.min(wait, LONGEST_WAIT_DAYS * DAY_MS);
  const open = Math.min(0.1 * HOUR_MS + gamma(random, 2, mood.hours) * HOUR_MS, LONGEST_OPEN_DAYS * DAY_MS);
  const closes = !random.chance(NEVER_CLOSED);
  return {
    key: order.key.startsWith("O") ? order.key.replace("O", "T") : `T${order.key}`,
    customer_key: order.customer_key,
    store_key: order.store_key,
    order_key: order.key,
    opened_at: isoInstant(opened),
    closed_at: closes ? isoInstant(opened + open) : null,
    topic,
    channel: CHANNELS[channels.draw(random)] ?? "email",
    satisfaction: closes && random.chance(ANSWERS) ? 1 + mood.marks.draw(random) : null,
  };
}

const topicOf = ({ reason }: Refund): TicketTopic =>
  reason === "not_delivered" || reason === "late_delivery" ? "late_delivery" : "return";

/** Mostly before the refund, which it brings about, sometimes after it. */
const waitFor = (random: Random, { refunded_at }: Refund, at: number) =>
  (Date.parse(refunded_at) - at) * (0.3 + 0.9 * random.float());

function waitOf(random: Random, topic: TicketTopic): number {
  if (topic === "late_delivery") return 3 * DAY_MS + gamma(random, 2, 2) * DAY_MS;
  if (topic === "payment") return 0.2 * HOUR_MS + exponential(random, 1 / 8) * HOUR_MS;
  return 0.5 * HOUR_MS + exponential(random, 1) * DAY_MS;
}
