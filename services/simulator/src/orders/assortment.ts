import { CATEGORIES } from "../assortment/categories.ts";
import { cents } from "../money.ts";
import type { Plan } from "../plan.ts";
import { AliasTable } from "../random/alias.ts";
import { type Random, stream } from "../random/random.ts";

/** The products as the basket sees them: by index, with tables to draw from. */
export class Assortment {
  readonly keys: readonly string[];
  readonly prices: readonly number[];
  /** Category index of each product. */
  readonly categories: readonly number[];
  /** The product most often bought together with each product. */
  readonly companions: readonly number[];
  private readonly months: readonly AliasTable[];
  private readonly members: readonly (readonly number[])[];
  private readonly tables: readonly AliasTable[];

  constructor({ seed, products }: Plan) {
    const names = CATEGORIES.map(({ name }) => name);
    this.keys = products.map(({ key }) => key);
    this.prices = products.map(({ price }) => cents(price));
    this.categories = products.map(({ category }) => names.indexOf(category));
    this.months = Array.from({ length: 12 }, (_, month) => new AliasTable(sharesIn(month + 1)));
    this.members = names.map((name) => products.flatMap((product, i) => (product.category === name ? [i] : [])));
    this.tables = this.members.map((indexes) => new AliasTable(indexes.map((i) => products[i]?.weight ?? 0)));
    const random = stream(seed, "companions");
    this.companions = this.categories.map((category) =>
      this.productIn(random, random.chance(0.5) ? category : this.complement(random, category)),
    );
  }

  categoryIn(random: Random, month: number): number {
    return this.months[month - 1]?.draw(random) ?? 0;
  }

  productIn(random: Random, category: number): number {
    return this.members[category]?.[this.tables[category]?.draw(random) ?? 0] ?? 0;
  }

  /** A category often bought together with this one. */
  complement(random: Random, category: number): number {
    const name = random.pick(CATEGORIES[category]?.goesWith ?? []);
    return CATEGORIES.findIndex((candidate) => candidate.name === name);
  }
}

function sharesIn(month: number): number[] {
  return CATEGORIES.map(({ share, peak: [top, swing] }) => {
    return share * (1 + swing * Math.cos(((month - top) * Math.PI) / 6));
  });
}
