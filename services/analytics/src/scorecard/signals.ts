import { simulateAlerts, simulateDeploys, simulateErrors } from "@vigie/simulator";
import { type AttackOrder, findAttacks, usualOf } from "../attacks/index.ts";
import { burstsOverTime } from "../logs/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { readAlert, severityOf } from "../security/index.ts";
import type { Signal, SignalKind } from "../signals/schema.ts";
import { type Ledger, totalOf } from "./ledger.ts";
import type { ScoredShop } from "./shop.ts";

const stepSeconds = 300;
/** Alerts of one rule and place that come in such quick succession are one. */
const episodeMs = 30 * 60_000;
/** A product with this share of the revenue is among the best sellers. */
const bestSeller = 0.003;

type Made = Omit<Signal, "id" | "url" | "source" | "subject" | "triage">;

const at = (ms: number) => new Date(ms).toISOString();

function deploysOf({ plan, coincidences }: ScoredShop, incidents: ScoredShop["incidents"]): Made[] {
  return simulateDeploys(plan, { incidents, coincidences }).map((it) => ({
    kind: "deploy",
    title: `${it.service} ${it.rollback ? "rolled back to " : ""}${it.version}${it.rollback ? "" : " deployed"}`,
    severity: it.state === "failed" || it.rollback ? "warning" : "info",
    started_at: it.started_at.toISOString(),
    ended_at: it.finished_at.toISOString(),
    dimensions: { service: it.service, environment: "production" },
    detail: { state: it.state, rollback: it.rollback },
    count: 1,
  }));
}

/** Bursts as the watch would have found them. */
function burstsOf({ plan, coincidences }: ScoredShop, incidents: ScoredShop["incidents"]): Made[] {
  const [from, to] = [new Date(plan.start), new Date(plan.end)];
  const { services, ...steps } = simulateErrors(plan, from, to, { incidents, coincidences, stepSeconds });
  return [...services].flatMap(([service, counts]) =>
    burstsOverTime(service, counts, steps).map((it) => ({
      kind: "log_burst",
      title: `${it.errors} errors of ${service}`,
      severity: "warning",
      started_at: it.started_at.toISOString(),
      ended_at: it.ended_at?.toISOString() ?? null,
      dimensions: { service },
      detail: { errors: it.errors, usual_per_step: it.usual },
      count: it.errors,
    })),
  );
}

function alertsOf({ plan, coincidences }: ScoredShop, incidents: ScoredShop["incidents"]): Made[] {
  const days = (Date.parse(plan.end) - Date.parse(plan.start)) / dayMs;
  const episodes = new Map<string, Made[]>();
  for (const line of simulateAlerts(plan, days, { incidents, coincidences })) {
    const reading = readAlert(line);
    if (!("alert" in reading) || reading.alert.source === "internal") continue;
    const { rule, place, priority } = reading.alert;
    const ms = reading.alert.at.getTime();
    const key = `${rule} in ${place}`;
    const own = episodes.get(key) ?? [];
    episodes.set(key, own);
    const last = own.at(-1);
    if (last && ms - Date.parse(last.ended_at ?? last.started_at) <= episodeMs) {
      last.ended_at = at(ms);
      last.count += 1;
    } else {
      own.push({
        kind: "falco",
        title: key,
        severity: severityOf(priority),
        started_at: at(ms),
        ended_at: at(ms),
        dimensions: { service: place },
        detail: { rule },
        count: 1,
      });
    }
  }
  return [...episodes.values()].flat();
}

function stockOutsOf(ledger: Ledger): Made[] {
  return ledger.soldOut().map((it) => ({
    kind: "stock_out",
    title: `${it.product} sold out`,
    severity: it.revenueShare >= bestSeller ? "warning" : "info",
    started_at: at(it.from),
    ended_at: it.to === null ? null : at(it.to),
    dimensions: { product: it.product, category: it.category },
    detail: { revenue_share: it.revenueShare },
    count: 1,
  }));
}

/** Attacks as the appliance would have marked them. */
function attacksOf({ plan }: ScoredShop, ledger: Ledger): Made[] {
  const orders = ledger.orders.map(
    (it): AttackOrder => ({
      id: it.key,
      at: Date.parse(it.ordered_at),
      store: it.store_key,
      customer: it.customer_key,
      address: it.shipping_address,
      total: totalOf(it),
      currency: plan.currency,
      payment_method: it.payment_method,
      channel: it.channel,
      lines: it.lines.length,
      product: it.lines[0]?.product_key ?? null,
    }),
  );
  const { rate, typical } = usualOf(orders);
  return findAttacks(orders, rate, typical).map(({ title, started_at, ended_at, dimensions, detail, orders: ids }) => ({
    kind: "attack",
    title,
    severity: "warning",
    started_at: at(started_at),
    ended_at: at(ended_at),
    dimensions,
    detail,
    count: ids.length,
  }));
}

/** Every signal that the appliance would have known of, oldest first. */
export function signalsOf(shop: ScoredShop, ledger: Ledger, incidents: ScoredShop["incidents"]): Signal[] {
  const made = [
    ...deploysOf(shop, incidents),
    ...burstsOf(shop, incidents),
    ...alertsOf(shop, incidents),
    ...stockOutsOf(ledger),
    ...attacksOf(shop, ledger),
  ];
  return made
    .toSorted((a, b) => (a.started_at < b.started_at ? -1 : Number(a.started_at > b.started_at)))
    .map((it, index) => ({
      ...it,
      id: index + 1,
      url: null,
      source: "scorecard",
      subject: { kind: it.kind as Exclude<SignalKind, "log_pattern">, id: String(index + 1) },
      triage: null,
    }));
}
