/** An order as the search for attacks sees it. */
export interface AttackOrder {
  id: string;
  /** In milliseconds. */
  at: number;
  store: string;
  customer: string | null;
  /** Empty: none is known. */
  address: string;
  /** In minor units. */
  total: number;
  currency: string;
  payment_method: string | null;
  channel: string | null;
  lines: number;
  /** Of the first line. */
  product: string | null;
}

/** What makes an order like others: where it goes, who ordered it, and for guests with one line what it is. */
export type Likeness = "address" | "customer" | "guests";

export const likenessOf = (key: string) => key.slice(0, key.indexOf(" ")) as Likeness;

// `read_usual.sql` builds the same keys.
const addressKey = (it: AttackOrder) => `address ${it.currency} ${it.address}`;
const customerKey = (it: AttackOrder) => `customer ${it.currency} ${it.customer}`;
const guestsKey = (it: AttackOrder) => `guests ${it.currency} ${it.product} ${it.total} ${it.payment_method ?? ""}`;
const isSingleOfGuest = (it: AttackOrder) => it.customer === null && it.lines === 1 && it.product !== null;

const inTime = (a: AttackOrder, b: AttackOrder) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));

/** How often each value of a field comes; far quicker than keys, of which nearly all are of no interest. */
function counted(orders: readonly AttackOrder[], field: "address" | "customer" | "product"): Map<string, number> {
  const counts = new Map<string, number>();
  for (const order of orders) {
    const value = order[field];
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function add(groups: Map<string, AttackOrder[]>, key: string, order: AttackOrder): void {
  const group = groups.get(key);
  if (group) group.push(order);
  else groups.set(key, [order]);
}

/** Orders by key, for keys with at least so many, each in the order of time, whatever the order they came in. */
export function byKey(orders: readonly AttackOrder[], least: number): Map<string, AttackOrder[]> {
  const [addresses, customers] = [counted(orders, "address"), counted(orders, "customer")];
  const products = counted(orders.filter(isSingleOfGuest), "product");
  const often = (counts: Map<string, number>, value: string | null) => (counts.get(value ?? "") ?? 0) >= least;
  const groups = new Map<string, AttackOrder[]>();
  for (const order of orders) {
    if (often(addresses, order.address)) add(groups, addressKey(order), order);
    if (often(customers, order.customer)) add(groups, customerKey(order), order);
    if (isSingleOfGuest(order) && often(products, order.product)) add(groups, guestsKey(order), order);
  }
  for (const [key, group] of groups) group.length < least ? groups.delete(key) : group.sort(inTime);
  return groups;
}

/** Each order once, in the order of time. */
export function union(groups: readonly (readonly AttackOrder[])[]): AttackOrder[] {
  return [...new Map(groups.flat().map((order) => [order.id, order])).values()].sort(inTime);
}
