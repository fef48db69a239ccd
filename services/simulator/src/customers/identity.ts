import { drawChannel } from "../orders/channels.ts";
import { AliasTable } from "../random/alias.ts";
import { type Random, stream } from "../random/random.ts";
import { COUNTRIES, type Country, countryOf } from "../stores/countries.ts";
import type { Channel, Store } from "../types.ts";
import { namesOf } from "./names.ts";

export interface Identity {
  name: string;
  email: string;
  city: string;
  region: string;
  country: string;
  address: string;
  /** Index of the favourite category. */
  taste: number;
  habit: Channel;
}

const DOMAINS = ["example.org", "example.com", "example.net"] as const;
const ABROAD = 0.03;
const SAME_CITY = 0.6;

const cityTables = new Map(
  COUNTRIES.map((country) => [country, new AliasTable(country.cities.map(([, , share]) => share))]),
);

export function customerKey(index: number): string {
  return `C${String(index + 1).padStart(6, "0")}`;
}

/** Who the customer with this index is: always the same answer, without any state. */
export function identityOf(seed: number, index: number, store: Store, categories: number): Identity {
  return drawIdentity(stream(seed, "identity", index), store, categories, String(index + 1));
}

/** A person near a store; `suffix` keeps the e-mail address unique. */
export function drawIdentity(random: Random, store: Store, categories: number, suffix: string): Identity {
  const island = countryOf(store.country).timeZone !== store.time_zone;
  const country = !island && random.chance(ABROAD) ? random.pick(COUNTRIES) : countryOf(store.country);
  const stays = island || (country.code === store.country && random.chance(SAME_CITY));
  const [city, region] = stays ? ([store.city, store.region] as const) : drawCity(random, country);
  const names = namesOf(country.code);
  const [first, last] = [random.pick(names.first), random.pick(names.last)];
  return {
    name: `${first} ${last}`,
    email: `${ascii(first)}.${ascii(last)}${suffix}@${random.pick(DOMAINS)}`,
    city,
    region,
    country: country.code,
    address: drawAddress(random, country, city),
    taste: random.below(categories),
    habit: drawChannel(random),
  };
}

function drawCity(random: Random, country: Country): readonly [city: string, region: string] {
  const city = country.cities[cityTables.get(country)?.draw(random) ?? 0] ?? ["", "", 0];
  return [city[0], city[1]];
}

function drawAddress(random: Random, country: Country, city: string): string {
  const postcode = country.postcode.replace(/#/g, () => String(random.below(10)));
  const [street, number] = [random.pick(country.streets), 1 + random.below(120)];
  const line = country.code === "FR" || country.code === "IE" ? `${number} ${street}` : `${street} ${number}`;
  return `${line}, ${postcode} ${city}`;
}

/** Letters a-z only. */
function ascii(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}
