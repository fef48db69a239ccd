import { geometric } from "../random/geometric.ts";
import type { Random } from "../random/random.ts";
import type { Assortment } from "./assortment.ts";

export interface BasketLine {
  product: number;
  quantity: number;
}

export interface Shopper {
  month: number;
  /** Favourite category. */
  taste: number;
  /** Categories on offer now; empty when none stands out. */
  onOffer: readonly number[];
  available: (product: number) => boolean;
}

const MOST_LINES = 14;
const TRIES = 8;

/** What goes into one basket: a skewed number of lines, each drawn near what is in the basket already. */
export function drawBasket(random: Random, assortment: Assortment, shopper: Shopper): BasketLine[] {
  const wanted = Math.min(MOST_LINES, 1 + geometric(random, 0.54));
  const lines: BasketLine[] = [];
  for (let tries = 0; lines.length < wanted && tries < TRIES * wanted; tries++) {
    const product = nextProduct(random, assortment, shopper, lines.at(-1)?.product);
    if (lines.some((line) => line.product === product)) continue;
    // After many sold-out draws an empty basket takes the product on back order.
    const desperate = lines.length === 0 && tries >= TRIES - 1;
    if (desperate || shopper.available(product)) lines.push({ product, quantity: drawQuantity(random) });
  }
  return lines;
}

function nextProduct(random: Random, assortment: Assortment, shopper: Shopper, last: number | undefined): number {
  if (last === undefined) return assortment.productIn(random, firstCategory(random, assortment, shopper));
  const category = assortment.categories[last] ?? 0;
  const u = random.float();
  if (u < 0.15) return assortment.companions[last] ?? last;
  if (u < 0.5) return assortment.productIn(random, category);
  if (u < 0.7) return assortment.productIn(random, assortment.complement(random, category));
  return assortment.productIn(random, firstCategory(random, assortment, shopper));
}

function firstCategory(random: Random, assortment: Assortment, { month, taste, onOffer }: Shopper): number {
  const u = random.float();
  if (u < 0.3) return taste;
  if (u < 0.45 && onOffer.length > 0) return random.pick(onOffer);
  return assortment.categoryIn(random, month);
}

/** Mostly one, sometimes a few, rarely a dozen. */
function drawQuantity(random: Random): number {
  return random.chance(0.8) ? 1 : Math.min(24, 2 + geometric(random, 0.6));
}
