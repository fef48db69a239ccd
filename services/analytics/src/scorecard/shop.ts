import {
  applyIncidents,
  type Coincidence,
  type Day,
  type IncidentKind,
  type Plan,
  planCoincidences,
  planIncidents,
  planShop,
  type SimulatedIncident,
  simulateDays,
} from "@vigie/simulator";
import { Ledger } from "./ledger.ts";

export interface ShopOptions {
  seed: number;
  /** Length of the whole, and of the part at its begin that is only learnt from. */
  weeks: number;
  learningWeeks: number;
  ordersPerDay: number;
  incidentsPerWeek: number;
  /** What the usual sizes of incidents are multiplied by. */
  size: number;
  kinds: readonly IncidentKind[] | undefined;
  end: Date;
}

export interface ScoredShop {
  plan: Plan;
  incidents: SimulatedIncident[];
  coincidences: Coincidence[];
  /** When the part that is judged begins, in milliseconds. */
  from: number;
  /** The shop with its incidents, and the same shop without. */
  struck: Ledger;
  harmless: Ledger;
}

const weekMs = 7 * 86_400_000;

/** Simulates one shop twice at once: with incidents of known truth, and without any. Coincidences are in both. */
export function simulateShop({ seed, weeks, learningWeeks, ordersPerDay, end, ...options }: ShopOptions): ScoredShop {
  const days = weeks * 7;
  const plan = planShop({ seed, end, days, orders: Math.round(ordersPerDay * days) });
  const from = Date.parse(plan.start) + learningWeeks * weekMs;
  const schedule = { seed, from, to: end.getTime() };
  const incidents = planIncidents(plan, {
    ...schedule,
    perWeek: options.incidentsPerWeek,
    size: options.size,
    ...(options.kinds ? { kinds: options.kinds } : {}),
  });
  const coincidences = planCoincidences(plan, { seed, from: Date.parse(plan.start), to: end.getTime() });
  const applied = applyIncidents(plan, incidents);
  const [struck, harmless] = [new Ledger(plan), new Ledger(plan)];
  for (const day of simulateDays(plan)) {
    harmless.add(day);
    struck.add(applied.apply(day) satisfies Day);
  }
  return { plan, incidents, coincidences, from, struck, harmless };
}
