import { detect } from "./detect.ts";
import { outcomeOf, type SeedScore, strays } from "./score.ts";
import { type ShopOptions, simulateShop } from "./shop.ts";
import { signalsOf } from "./signals.ts";

const monthMs = 30 * 86_400_000;

/** Simulates the shop of one seed with incidents and without, lets the lookout tell of both, and scores what it told. */
export function scoreSeed(options: ShopOptions): SeedScore {
  const shop = simulateShop(options);
  const struck = detect(shop.plan, shop.struck, signalsOf(shop, shop.struck, shop.incidents));
  const quiet = detect(shop.plan, shop.harmless, signalsOf(shop, shop.harmless, []));
  return {
    seed: options.seed,
    outcomes: shop.incidents.map((it) => outcomeOf(it, struck)),
    false: strays(shop.incidents, struck, shop.from),
    harmless: quiet.filter((it) => it.detected > shop.from),
    months: (Date.parse(shop.plan.end) - shop.from) / monthMs,
  };
}
