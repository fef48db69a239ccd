export { bar, missesOf, percent } from "./bar.ts";
export { scoreSeeds } from "./many.ts";
export { addUp, type Outcome, type Scorecard, type SeedScore } from "./score.ts";
export type { ShopOptions } from "./shop.ts";
