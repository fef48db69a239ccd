import { BRANDS } from "./assortment/brands.ts";
import { CATEGORIES } from "./assortment/categories.ts";
import { planProducts } from "./assortment/products.ts";
import { campaignsOf } from "./calendar/campaigns.ts";
import { DAY_MS, dateOf, isoDate, isoInstant } from "./calendar/days.ts";
import { holidaysOf } from "./calendar/holidays.ts";
import { requireAtLeast, requireWhole } from "./random/check.ts";
import { COUNTRIES } from "./stores/countries.ts";
import { planStores } from "./stores/stores.ts";
import { warehousesOf } from "./stores/warehouses.ts";
import type { Campaign, Holiday, Product, Store, Warehouse } from "./types.ts";

export interface PlanOptions {
  seed: number;
  /** Nothing happens at or after this instant. */
  end: Date;
  weeks?: number;
  /** Length in days; wins over `weeks`. */
  days?: number;
  stores?: number;
  products?: number;
  customers?: number;
  /** About how many orders; by default what the customers' usual purchase rate gives. */
  orders?: number;
  /** About how many sessions; by default what a conversion rate of 4-5 % gives. */
  sessions?: number;
}

/** The static part of the shop. Plain data: it survives JSON. */
export interface Plan {
  seed: number;
  start: string;
  end: string;
  currency: "EUR";
  countries: { code: string; name: string }[];
  stores: Store[];
  warehouses: Warehouse[];
  categories: string[];
  brands: string[];
  products: Product[];
  campaigns: Campaign[];
  holidays: Holiday[];
  targets: { customers: number; existing: number; orders: number | null; sessions: number | null };
}

const DEFAULT_CUSTOMERS = 5600;
const DEFAULT_ORDERS = 15_600;
const NEW_PER_EXISTING_AND_YEAR = 0.95;

/** Plans a shop: everything that does not change from day to day. */
export function planShop(options: PlanOptions): Plan {
  const { seed, stores: storeCount = 40, products: productCount = 1000 } = options;
  const days = options.days ?? (options.weeks ?? 52) * 7;
  const end = options.end.getTime();
  validate(options, days, storeCount, productCount, end);
  const start = end - days * DAY_MS;
  const stores = planStores(seed, storeCount, start, end);
  return {
    seed,
    start: isoInstant(start),
    end: isoInstant(end),
    currency: "EUR",
    countries: COUNTRIES.map(({ code, name }) => ({ code, name })),
    stores,
    warehouses: warehousesOf(stores),
    categories: CATEGORIES.map(({ name }) => name),
    brands: [...BRANDS],
    products: planProducts(seed, productCount),
    ...calendarOf(start, end),
    targets: targetsOf(options, days),
  };
}

function validate(options: PlanOptions, days: number, stores: number, products: number, end: number): void {
  requireAtLeast("end", end, Number.MIN_SAFE_INTEGER);
  requireWhole("days", days, 1);
  requireWhole("stores", stores, COUNTRIES.length);
  requireWhole("products", products, 10 * CATEGORIES.length);
  if (options.customers !== undefined) requireWhole("customers", options.customers, 1);
  if (options.orders !== undefined) requireWhole("orders", options.orders, 1);
  if (options.sessions !== undefined) requireWhole("sessions", options.sessions, 1);
}

function targetsOf({ customers, orders, sessions }: PlanOptions, days: number): Plan["targets"] {
  const growth = 1 + (NEW_PER_EXISTING_AND_YEAR * days) / 364;
  const usual = (DEFAULT_CUSTOMERS * growth) / (1 + NEW_PER_EXISTING_AND_YEAR);
  const scale = orders === undefined ? 1 : orders / ((DEFAULT_ORDERS * days) / 364);
  const count = customers ?? Math.max(1, Math.round(usual * scale));
  const existing = Math.round(count / growth);
  const wanted = orders ?? (customers === undefined && days === 364 ? DEFAULT_ORDERS : null);
  return { customers: count, existing, orders: wanted, sessions: sessions ?? null };
}

/** The campaigns and holidays that touch a stretch of time; campaigns and shopping days come again every year. */
export function calendarOf(start: number, end: number): { campaigns: Campaign[]; holidays: Holiday[] } {
  // Local days can be a day ahead of or behind UTC.
  const [firstDay, lastDay] = [Math.floor(start / DAY_MS) - 1, Math.floor(end / DAY_MS) + 1];
  const [first, last] = [isoDate(firstDay), isoDate(lastDay)];
  const from = dateOf(firstDay).year;
  const years = Array.from({ length: dateOf(lastDay).year - from + 1 }, (_, i) => from + i);
  const holidays = COUNTRIES.flatMap(({ code }) => years.flatMap((year) => holidaysOf(code, year)));
  return {
    campaigns: years
      .flatMap(campaignsOf)
      .filter(({ starts_on, ends_on }) => ends_on >= first && starts_on <= last)
      .sort((a, b) => compare(a.starts_on, b.starts_on)),
    holidays: holidays
      .filter(({ date }) => date >= first && date <= last)
      .sort((a, b) => compare(a.date, b.date) || compare(a.country, b.country)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
