export type LineLevel = "info" | "warn" | "error";

/** A line that a service writes: its level, how often a minute on average by day, and its text with places for numbers. */
export interface LineKind {
  level: LineLevel;
  perMinute: number;
  /** `{id}` an order's number, `{ms}` a duration, `{n}` a small number, `{sku}` a product. */
  text: string;
}

export interface Service {
  name: string;
  image: string;
  lines: readonly LineKind[];
}

/** The machines behind the demo shop. */
export const SERVICES: readonly Service[] = [
  {
    name: "storefront",
    image: "registry.example/shop/storefront",
    lines: [
      { level: "info", perMinute: 1.6, text: "GET /product/{sku} 200 in {ms} ms" },
      { level: "info", perMinute: 0.7, text: "GET /category 200 in {ms} ms" },
      { level: "warn", perMinute: 0.05, text: "slow render of /product/{sku}: {ms} ms" },
      { level: "error", perMinute: 0.004, text: "GET /product/{sku} 502 from search after {ms} ms" },
    ],
  },
  {
    name: "checkout",
    image: "registry.example/shop/checkout",
    lines: [
      { level: "info", perMinute: 0.6, text: "order {id} placed in {ms} ms" },
      { level: "warn", perMinute: 0.03, text: "basket of order {id} changed while paying, asked again" },
      { level: "error", perMinute: 0.006, text: "order {id} given up: payment timed out after {ms} ms" },
    ],
  },
  {
    name: "payment",
    image: "registry.example/shop/payment",
    lines: [
      { level: "info", perMinute: 0.6, text: "payment of order {id} authorised in {ms} ms" },
      { level: "warn", perMinute: 0.05, text: "payment of order {id} declined by the bank" },
      { level: "error", perMinute: 0.008, text: "payment of order {id} failed: provider answered 503 after {ms} ms" },
    ],
  },
  {
    name: "search",
    image: "registry.example/shop/search",
    lines: [
      { level: "info", perMinute: 0.9, text: "query answered in {ms} ms with {n} hits" },
      { level: "warn", perMinute: 0.03, text: "index is {n} minutes behind" },
      { level: "error", perMinute: 0.003, text: "shard {n} did not answer within {ms} ms" },
    ],
  },
  {
    name: "inventory",
    image: "registry.example/shop/inventory",
    lines: [
      { level: "info", perMinute: 0.3, text: "stock of {sku} counted: {n}" },
      { level: "error", perMinute: 0.002, text: "stock of {sku} is negative, set to 0" },
    ],
  },
  {
    name: "database",
    image: "registry.example/shop/database",
    lines: [
      { level: "info", perMinute: 0.2, text: "checkpoint of {n} buffers written in {ms} ms" },
      { level: "warn", perMinute: 0.01, text: "slow statement: {ms} ms" },
      { level: "error", perMinute: 0.002, text: "order {id} written twice, the second one refused" },
    ],
  },
];
