import { CATEGORIES } from "../assortment/categories.ts";
import { MINUTE_MS } from "../calendar/days.ts";
import type { Plan } from "../plan.ts";
import { AliasTable } from "../random/alias.ts";
import { requireAtLeast, requirePositive } from "../random/check.ts";
import { type Random, stream } from "../random/random.ts";
import { COUNTRIES } from "../stores/countries.ts";
import { type IncidentKind, largestSize, type SimulatedIncident, type Truth, USUAL_SIZE } from "./incident.ts";

const ONE_METHOD = 0.4;
const ONE_METHOD_SIZE = 0.95;
const OF_CHECKOUT = 0.6;

export interface IncidentRequest {
  kind: IncidentKind;
  seed: number;
  from: number;
  to: number;
  /** By default the kind's usual one. */
  size?: number;
}

type Details = Pick<SimulatedIncident, "category" | "payment_method" | "truth"> & { size: number };

/** One incident; what is not asked for (the service, the category) is drawn by (seed, kind, start). */
export function makeIncident(plan: Plan, { kind, seed, from, to, size }: IncidentRequest): SimulatedIncident {
  requireAtLeast("to", to, from + 1);
  if (size !== undefined) requirePositive("size", size);
  const random = stream(seed, `incident ${kind}`, Math.floor(from / MINUTE_MS));
  const details = detailsOf(plan, kind, random);
  const stamp = new Date(from).toISOString().slice(0, 16).replace(/[-:]/g, "");
  return {
    key: `${kind}-${stamp}`,
    kind,
    from,
    to,
    ...details,
    size: Math.min(largestSize(kind), size ?? details.size),
  };
}

function detailsOf(plan: Plan, kind: IncidentKind, random: Random): Details {
  const usual = (truth: Truth | null): Details => ({ size: USUAL_SIZE[kind], truth });
  switch (kind) {
    case "bad_deploy":
      return usual({ signal: "deploy", service: random.chance(OF_CHECKOUT) ? "checkout" : "storefront" });
    case "payment_outage": {
      const truth: Truth = { signal: "log_burst", service: "payment" };
      if (!random.chance(ONE_METHOD)) return usual(truth);
      return { size: ONE_METHOD_SIZE, payment_method: biggestMethod(plan), truth };
    }
    case "card_testing":
      return usual({ signal: "attack" });
    case "shell":
      return usual({ signal: "falco", service: "checkout" });
    case "stock_out": {
      const category = drawCategory(plan, random);
      return { ...usual({ signal: "stock_out", category }), category };
    }
    case "tracking_loss":
      return usual({ signal: "deploy", service: "storefront" });
    case "slow_database":
      return usual({ signal: "log_burst", service: "database" });
    case "unexplained":
      return usual(null);
  }
}

/** The share of the shop's orders that each payment method is expected to have. */
export function methodShares({ stores }: Pick<Plan, "stores">): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { country, share } of stores) {
    const payments = COUNTRIES.find(({ code }) => code === country)?.payments ?? {};
    const total = Object.values(payments).reduce((sum, weight) => sum + weight, 0);
    for (const [method, weight] of Object.entries(payments)) {
      shares.set(method, (shares.get(method) ?? 0) + (share * weight) / total);
    }
  }
  return shares;
}

export function biggestMethod(plan: Pick<Plan, "stores">): string {
  const none: [string, number] = ["card", 0];
  return [...methodShares(plan)].reduce((best, next) => (next[1] > best[1] ? next : best), none)[0];
}

/** A category, the more likely the more of the baskets' lines are of it. */
function drawCategory({ categories }: Plan, random: Random): string {
  const shares = new Map(CATEGORIES.map(({ name, share }) => [name, share]));
  return categories[new AliasTable(categories.map((name) => shares.get(name) ?? 0)).draw(random)] ?? "";
}
