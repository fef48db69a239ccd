import { populationOf } from "../customers/population.ts";
import { Assortment } from "../orders/assortment.ts";
import type { Plan } from "../plan.ts";
import { AliasTable } from "../random/alias.ts";
import type { Random } from "../random/random.ts";
import type { Known } from "../sessions/sessions.ts";
import { profilesOf } from "../stores/profiles.ts";

const GUESTS = 0.15;

/** Who buys after the shop's planned time: its customers, each as often as it is used to, and guests. */
export interface Crowd {
  assortment: Assortment;
  /** The customers of each store. */
  known: readonly (readonly Known[])[];
  /** A customer's index, or null for a guest. */
  draw(random: Random, store: number): number | null;
}

const crowds = new WeakMap<Plan, Crowd>();

export function crowdOf(plan: Plan): Crowd {
  const made = crowds.get(plan) ?? gather(plan);
  crowds.set(plan, made);
  return made;
}

function gather(plan: Plan): Crowd {
  const members = populationOf(plan, profilesOf(plan));
  const known: Known[][] = plan.stores.map(() => []);
  const buyers: { index: number; rate: number }[][] = plan.stores.map(() => []);
  for (const [index, { store, registered, rate, active }] of members.entries()) {
    known[store]?.push({ index, registered });
    if (active) buyers[store]?.push({ index, rate });
  }
  const tables = buyers.map((list) => (list.length > 0 ? new AliasTable(list.map(({ rate }) => rate)) : null));
  return {
    assortment: new Assortment(plan),
    known,
    draw(random, store) {
      const table = tables[store];
      if (random.chance(GUESTS) || !table) return null;
      return buyers[store]?.[table.draw(random)]?.index ?? null;
    },
  };
}
