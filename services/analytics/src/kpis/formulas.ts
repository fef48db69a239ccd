import type { Cell, ReasonCode } from "../platform/http/schema.ts";
import type { Customers, Measures } from "./measures.ts";

/** What a formula sees: the sums of one cell, its customers, and how many minor units make one unit of money. */
export interface Scope {
  m: Measures;
  customers: Customers;
  minorUnits: number;
}

/** What a metric is made of, in minor units where it is money: a sum, or a quotient of two. */
export interface Parts {
  over: (scope: Scope) => number;
  under?: (scope: Scope) => number;
}

/** How a metric's value comes about; its parts serve whoever has to add it up over several cells. */
export type Formula = ((scope: Scope) => Cell) & { parts: Parts };

const withParts = (compute: (scope: Scope) => Cell, parts: Parts): Formula => Object.assign(compute, { parts });

export const undefinedCell = (reason: ReasonCode, detail: string, n = 0): Cell => ({ reason, detail, n });

export const money = (pick: (m: Measures) => number): Formula => {
  const compute = ({ m, minorUnits }: Scope) => ({ value: pick(m) / minorUnits, n: m.orders });
  return withParts(compute, { over: ({ m }) => pick(m) });
};

export const count = (pick: (scope: Scope) => number, n: (scope: Scope) => number = pick): Formula => {
  return withParts((scope) => ({ value: pick(scope), n: n(scope) }), { over: pick });
};

interface Ratio {
  over: (scope: Scope) => number;
  under: (scope: Scope) => number;
  n: (scope: Scope) => number;
  reason: ReasonCode;
  detail: string;
  inMoney?: boolean;
}

/** A quotient; with nothing under the line it is undefined, for the reason given. */
export const ratio = ({ over, under, n, reason, detail, inMoney = false }: Ratio): Formula => {
  const compute = (scope: Scope) => {
    const divisor = under(scope);
    if (divisor === 0) return undefinedCell(reason, detail, n(scope));
    return { value: over(scope) / divisor / (inMoney ? scope.minorUnits : 1), n: n(scope) };
  };
  return withParts(compute, { over, under });
};

/** An amount that rests on known costs: undefined while something was sold and no cost is known. */
export const costed = (pick: (m: Measures) => number): Formula => {
  const compute = ({ m, minorUnits }: Scope) => {
    const sold = m.gross !== 0 || m.refunds !== 0;
    if (sold && m.costed_revenue === 0 && m.cost === 0)
      return undefinedCell("cost_unknown", "No cost is known for what was sold.", m.orders);
    return { value: pick(m) / minorUnits, n: m.orders };
  };
  return withParts(compute, { over: ({ m }) => pick(m) });
};

/** Relative change, 0.12 = +12 %. Undefined where either side is, or where the comparison is zero. */
export function change(now: Cell, then: Cell): Cell {
  if (!("value" in then)) return undefinedCell("no_comparison", `The comparison has no value: ${then.detail}`, then.n);
  if (!("value" in now)) return undefinedCell(now.reason, now.detail, now.n);
  if (then.value === 0) return undefinedCell("no_comparison", "The comparison is zero.", then.n);
  return { value: (now.value - then.value) / Math.abs(then.value), n: then.n };
}
