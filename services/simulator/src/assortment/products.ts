import { euros } from "../money.ts";
import { normal } from "../random/normal.ts";
import { type Random, stream } from "../random/random.ts";
import type { Product } from "../types.ts";
import { brandsOf } from "./brands.ts";
import { CATEGORIES, type Category } from "./categories.ts";

const ZIPF_EXPONENT = 0.95;

/** The assortment: `count` products dealt to the categories, with Zipf-distributed demand inside each. */
export function planProducts(seed: number, count: number): Product[] {
  const products = CATEGORIES.flatMap((category, index) => {
    const share = Math.floor(count / CATEGORIES.length) + (index < count % CATEGORIES.length ? 1 : 0);
    return categoryProducts(stream(seed, "products", index), category, index, share);
  });
  return products.map((product, index) => ({ ...product, key: `P${String(index + 1).padStart(4, "0")}` }));
}

function categoryProducts(random: Random, category: Category, index: number, count: number): Product[] {
  const brands = brandsOf(index);
  const names = shuffled(random, namesOf(category));
  const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -ZIPF_EXPONENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, rank) => {
    const price = shelfPrice(category.price * Math.exp(normal(random, 0, 0.5)));
    const cost = Math.round(price * Math.min(0.9, Math.max(0.2, normal(random, category.cost, 0.06))));
    // The favourite brands of a category are its first: a squared uniform prefers small indices.
    const brand = brands[Math.floor(random.float() ** 2 * brands.length)] ?? "";
    const series = Math.floor(rank / names.length);
    const name = `${names[rank % names.length]}${series > 0 ? ` No. ${series + 1}` : ""}`;
    return {
      key: "",
      name,
      category: category.name,
      brand,
      price: euros(price),
      cost: euros(cost),
      weight: weight / total,
    };
  });
}

function namesOf({ nouns, styles }: Category): string[] {
  return nouns.flatMap((noun) => styles.map((style) => `${style} ${noun}`));
}

/** Fisher-Yates. */
function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const [a, b] = [result[i], result[j]];
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
  }
  return result;
}

/** A price as shops write it: 4.50, 12.90, 39.90, 129.00. */
export function shelfPrice(cents: number): number {
  if (cents < 1000) return Math.max(150, Math.round(cents / 50) * 50);
  if (cents < 10_000) return Math.round((cents - 90) / 100) * 100 + 90;
  return Math.round((cents - 900) / 1000) * 1000 + 900;
}
