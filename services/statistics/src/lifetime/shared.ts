import type { PurchaseHistory } from "./types.ts";

/** A function of a history that remembers: customers with the same history share the work. */
export function shared<Value>(of: (history: PurchaseHistory) => Value): (history: PurchaseHistory) => Value {
  const known = new Map<number, Map<number, Map<number, Value>>>();
  return (history) => {
    const { frequency, recency, age } = history;
    const byRecency = within(known, age);
    const byFrequency = within(byRecency, recency);
    let value = byFrequency.get(frequency);
    if (value === undefined) {
      value = of({ frequency, recency, age });
      byFrequency.set(frequency, value);
    }
    return value;
  };
}

function within<Inner>(outer: Map<number, Map<number, Inner>>, key: number): Map<number, Inner> {
  let inner = outer.get(key);
  if (!inner) {
    inner = new Map();
    outer.set(key, inner);
  }
  return inner;
}
