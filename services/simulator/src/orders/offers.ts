import { CATEGORIES } from "../assortment/categories.ts";
import { isoDate } from "../calendar/days.ts";
import type { Random } from "../random/random.ts";
import type { Campaign } from "../types.ts";

export interface Offer {
  coupon: string | null;
  campaign: Campaign | null;
  /** Discount by category index. */
  discounts: readonly number[];
}

const NO_OFFER: Offer = { coupon: null, campaign: null, discounts: [] };
const WELCOME: Offer = { coupon: "WELCOME10", campaign: null, discounts: CATEGORIES.map(() => 0.1) };
const USES_COUPON = 0.6;
const USES_WELCOME = 0.2;

/** The campaigns running on a local day. */
export function campaignsOn(campaigns: readonly Campaign[], localDay: number): Campaign[] {
  const date = isoDate(localDay);
  return campaigns.filter(({ starts_on, ends_on }) => starts_on <= date && date <= ends_on);
}

/** Indexes of the categories that running campaigns single out. */
export function categoriesOnOffer(running: readonly Campaign[]): number[] {
  return running.flatMap(({ categories }) =>
    categories.map((name) => CATEGORIES.findIndex((category) => category.name === name)),
  );
}

/** What one buyer makes of the running campaigns: the best one at hand, or a newcomer's welcome coupon. */
export function drawOffer(random: Random, running: readonly Campaign[], first: boolean): Offer {
  const withCoupon = random.chance(USES_COUPON);
  const usable = running.filter(({ coupon }) => coupon === null || withCoupon);
  const campaign = usable.reduce<Campaign | null>((best, next) => (best ? better(best, next) : next), null);
  if (campaign) return { coupon: campaign.coupon, campaign, discounts: discountsOf(campaign) };
  return first && random.chance(USES_WELCOME) ? WELCOME : NO_OFFER;
}

function better(a: Campaign, b: Campaign): Campaign {
  if (Number(a.discount) !== Number(b.discount)) return Number(a.discount) > Number(b.discount) ? a : b;
  return b.categories.length === 0 ? b : a;
}

function discountsOf({ categories, discount }: Campaign): number[] {
  return CATEGORIES.map(({ name }) => (categories.length === 0 || categories.includes(name) ? Number(discount) : 0));
}
