import fc from "fast-check";
import { expect, test } from "vitest";
import { findAttacks } from "./find.ts";
import type { AttackOrder } from "./keys.ts";
import { usualOf } from "./usual.ts";

const start = Date.parse("2026-03-04T14:10:00Z");
const minute = 60_000;
const typical = () => 6_000;
const never = () => 0;

/** So many orders, `every` some milliseconds, unlike each other unless told. */
function orders(count: number, every: number, more: (n: number) => Partial<AttackOrder> = () => ({})): AttackOrder[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `o${n}`,
    at: start + n * every,
    store: "paris",
    customer: `c${n}`,
    address: `${n} Rue Neuve`,
    total: 6_000,
    currency: "EUR",
    payment_method: "card",
    channel: "web",
    lines: 1,
    product: "mug",
    ...more(n),
  }));
}

const oneAddress = (n: number) => ({ address: "1 Rue X", customer: null, total: 390, id: `a${n}` });

test.each<[string, AttackOrder[]]>([
  ["no orders", []],
  ["one order", orders(1, minute)],
  ["a flash sale of one product to registered customers", orders(300, 10_000)],
  ["a flash sale of one product to guests at their own addresses", orders(300, 10_000, () => ({ customer: null }))],
  ["a wholesale customer with 5 orders an hour", orders(60, 12 * minute, () => ({ customer: "w", address: "Depot" }))],
  ["nine orders to one address", orders(9, minute, oneAddress)],
  ["ten orders to one address, one each ten minutes", orders(10, 10 * minute, oneAddress)],
  ["many orders to no known address", orders(200, minute, () => ({ address: "" }))],
  ["ten to one address in five currencies", orders(10, minute, (n) => ({ ...oneAddress(n), currency: `EU${n % 5}` }))],
])("%s: no attack", (_, given) => {
  expect(findAttacks(given, never, typical)).toEqual([]);
});

test("many tiny orders by card to one address are card testing, and the title says how many, how much and how long", () => {
  const [attack, ...more] = findAttacks(
    [...orders(50, 7 * minute), ...orders(121, minute, oneAddress)],
    never,
    typical,
  );
  expect(more).toEqual([]);
  expect(attack).toMatchObject({
    key: "2026-03-04T14 EUR",
    kind: "card_testing",
    title: "Card testing: 121 orders of about 3.90 EUR in 2 hours",
    total: 121 * 390,
    dimensions: { payment_method: "card", channel: "web", product: "mug", store: "paris" },
    detail: { most_in_an_hour: 60, found_by: ["address", "guests"], addresses: 1 },
  });
});

test.each([
  ["by invoice", { payment_method: "invoice" }],
  ["at the usual amount", { total: 6_000 }],
  ["by nobody knows what", { payment_method: null }],
])("the same %s are bot orders", (_, more) => {
  const [attack] = findAttacks(
    orders(40, minute, (n) => ({ ...oneAddress(n), ...more })),
    never,
    typical,
  );
  expect(attack?.kind).toBe("bot_orders");
});

test("guests with one product, amount and payment are found, however many addresses share them", () => {
  const given = orders(40, minute, (n) => ({ customer: null, total: 390, address: `${n % 5} Rue X` }));
  expect(findAttacks(given, never, typical)[0]?.orders).toHaveLength(40);
});

test("what is usual of a key raises the bar, and the usual orders around a burst are not drawn in", () => {
  const pickUp = orders(600, 6 * minute, (n) => ({ id: `p${n}`, address: "Shop" }));
  expect(findAttacks(pickUp, () => 10, typical)).toEqual([]);
  const burst = orders(80, 20_000, (n) => ({
    id: `b${n}`,
    address: "Shop",
    at: start + 30 * 60 * minute + n * 20_000,
  }));
  const [attack] = findAttacks([...pickUp, ...burst], () => 10, typical);
  expect(attack?.orders.length).toBeGreaterThanOrEqual(80);
  expect(attack?.orders.length).toBeLessThan(110);
});

test("two addresses at once are one attack; hours later it is another one", () => {
  const first = orders(40, minute, (n) => ({ ...oneAddress(n), address: `${n % 2} Rue X`, product: `p${n}` }));
  const later = orders(20, minute, (n) => ({ ...oneAddress(n), id: `l${n}`, at: start + 300 * minute + n * minute }));
  const found = findAttacks([...later, ...first], never, typical);
  expect(found.map((it) => [it.key, it.orders.length])).toEqual([
    ["2026-03-04T14 EUR", 40],
    ["2026-03-04T19 EUR", 20],
  ]);
});

test("amounts of two currencies are two attacks, and none is a sum of both", () => {
  const given = orders(40, minute, (n) => ({ ...oneAddress(n), currency: n % 2 ? "EUR" : "JPY" }));
  const found = findAttacks(given, never, typical);
  expect(found.map(({ currency, total, detail }) => [currency, total, detail["amount"]])).toEqual([
    ["JPY", 7_800, 7_800],
    ["EUR", 7_800, 78],
  ]);
});

test("an attack that grew has the key that it had", () => {
  const all = orders(200, minute, oneAddress);
  const keys = [15, 60, 200].map((seen) => findAttacks(all.slice(0, seen), never, typical)[0]?.key);
  expect(new Set(keys)).toEqual(new Set(["2026-03-04T14 EUR"]));
});

test("the order of the input does not matter, and each order is in one attack at most", () => {
  const some = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 240 }).map((n) => start + n * minute),
      address: fc.constantFrom("", "1 Rue X", "2 Rue X"),
      customer: fc.constantFrom(null, "ann"),
      currency: fc.constantFrom("EUR", "GBP"),
      total: fc.constantFrom(100, 9_000),
    }),
    { maxLength: 120 },
  );
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 1_000 }), (given, turn) => {
      const all = orders(given.length, minute, (n) => given[n] ?? {});
      const other = all.toSorted((a, b) => (((a.at + a.id.length) * turn) % 97) - (((b.at + b.id.length) * turn) % 97));
      const found = findAttacks(all, never, typical);
      expect(findAttacks(other, never, typical)).toEqual(found);
      const marked = found.flatMap((it) => it.orders);
      expect(new Set(marked).size).toBe(marked.length);
    }),
    { numRuns: 200, seed: 3 },
  );
});

test("what is usual is the busiest hour of a usual week, whatever one attack did", () => {
  const week = 168 * 60 * minute;
  const usual = orders(40, week / 8, () => ({ address: "Depot" }));
  const attack = orders(100, minute, (n) => ({ id: `a${n}`, address: "Depot", customer: null }));
  const { rate, typical } = usualOf([...usual, ...attack]);
  expect([rate("address EUR Depot"), rate("address EUR elsewhere"), typical("EUR")]).toEqual([1, 0, 6_000]);
});
