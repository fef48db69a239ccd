import type { Warehouse } from "../types.ts";

interface Site {
  key: string;
  name: string;
  country: string;
  city: string;
  serves: readonly string[];
}

const SITES: readonly Site[] = [
  { key: "W-LYS", name: "Lyon hub", country: "FR", city: "Lyon", serves: ["FR"] },
  { key: "W-KAS", name: "Kassel hub", country: "DE", city: "Kassel", serves: ["DE", "FI"] },
  { key: "W-ZAZ", name: "Zaragoza hub", country: "ES", city: "Zaragoza", serves: ["ES", "PT"] },
  { key: "W-BLQ", name: "Bologna hub", country: "IT", city: "Bologna", serves: ["IT"] },
  { key: "W-RTM", name: "Rotterdam hub", country: "NL", city: "Rotterdam", serves: ["NL", "IE"] },
];

/** The key of the warehouse that serves a country. */
export function warehouseFor(country: string): string {
  const site = SITES.find(({ serves }) => serves.includes(country));
  if (!site) throw new RangeError(`no warehouse serves ${country}`);
  return site.key;
}

/** All warehouses with their share of demand, given each store's warehouse and share. */
export function warehousesOf(stores: readonly { warehouse_key: string; share: number }[]): Warehouse[] {
  return SITES.map(({ key, name, country, city }) => {
    const served = stores.filter((store) => store.warehouse_key === key);
    return { key, name, country, city, share: served.reduce((sum, store) => sum + store.share, 0) };
  });
}
