import { DAY_MS, isoInstant } from "../calendar/days.ts";
import { normal } from "../random/normal.ts";
import { stream } from "../random/random.ts";
import type { Store } from "../types.ts";
import { COUNTRIES, type Country } from "./countries.ts";
import { warehouseFor } from "./warehouses.ts";

const PARETO_EXPONENT = 0.75;
const SHOP = "Halyard";

/** The stores of the shop, in order of size rank; two of the small ones open in the course of the range. */
export function planStores(seed: number, count: number, start: number, end: number): Store[] {
  const random = stream(seed, "stores");
  const sites = sitesOf(count);
  const weights = sites.map((_, rank) => (rank + 1) ** -PARETO_EXPONENT * Math.exp(normal(random, 0, 0.2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return sites.map(({ country, index }, rank) => {
    const [city, region, , timeZone] = country.cities[index % country.cities.length] ?? missingCity(country);
    const branch = Math.floor(index / country.cities.length) + 1;
    return {
      key: `S${String(rank + 1).padStart(2, "0")}`,
      name: `${SHOP} ${city}${branch > 1 ? ` ${branch}` : ""}`,
      country: country.code,
      country_name: country.name,
      city,
      region,
      time_zone: timeZone ?? country.timeZone,
      currency: "EUR",
      opened_at: isoInstant(openedAt(rank, start, end, random.float())),
      warehouse_key: warehouseFor(country.code),
      share: (weights[rank] ?? 0) / total,
    };
  });
}

interface Site {
  country: Country;
  index: number;
}

/** Deals stores to countries one by one, always to the one furthest below its share of the market. */
function sitesOf(count: number): Site[] {
  const given = new Map<Country, number>(COUNTRIES.map((country) => [country, 0]));
  return Array.from({ length: count }, () => {
    const [country, index] = [...given].reduce((best, next) => (need(next) > need(best) ? next : best));
    given.set(country, index + 1);
    return { country, index };
  });
}

function need([country, given]: [Country, number]): number {
  return given === 0 ? country.share + 1000 : country.share / (given + 0.5);
}

function openedAt(rank: number, start: number, end: number, spread: number): number {
  if (rank === 11) return start + 0.3 * (end - start);
  if (rank === 23) return start + 0.62 * (end - start);
  return start - (760 + 2400 * spread) * DAY_MS;
}

function missingCity(country: Country): never {
  throw new RangeError(`${country.name} has no city`);
}
