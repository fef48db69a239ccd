import { DAY_MS, HOUR_MS, isoInstant, weekdayOf } from "../calendar/days.ts";
import type { Plan } from "../plan.ts";
import { type Random, stream } from "../random/random.ts";
import type { StockLevel } from "../types.ts";
import { demandShares, type Policy, planPolicies } from "./policy.ts";

interface Due {
  at: number;
  /** A delivery to this cell, or null for the weekly count of the best sellers. */
  cell: number | null;
}

const COUNTED = 150;
const FAILING_DAYS = 100;

/** Stock of every product in every warehouse; a cell is warehouse * products + product. */
export class Stock {
  private readonly plan: Plan;
  private readonly policies: readonly Policy[];
  private readonly levels: Int32Array;
  private readonly ordered: Uint8Array;
  private readonly bestSellers: readonly number[];
  private readonly random: Random;
  private readonly failingFrom: number;
  private readonly days = new Map<number, Due[]>();
  private agenda: Due[] = [];
  private rows: StockLevel[] = [];

  constructor(plan: Plan, unitsPerDay: number) {
    this.plan = plan;
    this.policies = planPolicies(plan, unitsPerDay);
    this.levels = Int32Array.from(this.policies, ({ first }) => first);
    this.ordered = new Uint8Array(this.levels.length);
    this.bestSellers = bestOf(demandShares(plan), COUNTED);
    this.random = stream(plan.seed, "stock");
    this.failingFrom = Date.parse(plan.end) - FAILING_DAYS * DAY_MS;
    const start = Date.parse(plan.start);
    for (let cell = 0; cell < this.levels.length; cell++) this.note(cell, start);
  }

  /** Begins a UTC day; its deliveries and count happen as `advance` passes them. */
  begin(day: number): void {
    const due = this.days.get(day) ?? [];
    this.days.delete(day);
    if (weekdayOf(day) === 0) due.push({ at: day * DAY_MS + 5 * HOUR_MS, cell: null });
    // Latest first, so that the next one is taken off the end.
    this.agenda = due.sort((a, b) => b.at - a.at);
  }

  /** Lets everything due up to an instant happen. */
  advance(until: number): void {
    for (let due = this.agenda.at(-1); due && due.at <= until; due = this.agenda.at(-1)) {
      this.agenda.pop();
      if (due.cell === null) this.count(due.at);
      else this.deliver(due.cell, due.at);
    }
  }

  /** Whether any warehouse has the product. */
  available(product: number): boolean {
    return this.plan.warehouses.some((_, warehouse) => (this.levels[this.cell(warehouse, product)] ?? 0) > 0);
  }

  /** Takes units from the store's warehouse, then from the others; what no one has is on back order. */
  sell(product: number, quantity: number, warehouseKey: string, at: number): void {
    const home = this.plan.warehouses.findIndex(({ key }) => key === warehouseKey);
    let left = quantity;
    for (let step = 0; step < this.plan.warehouses.length && left > 0; step++) {
      left -= this.takeFrom(this.cell((home + step) % this.plan.warehouses.length, product), left, at);
    }
  }

  /** The levels noted since the last call. */
  drain(): StockLevel[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  private takeFrom(cell: number, wanted: number, at: number): number {
    const level = this.levels[cell] ?? 0;
    const taken = Math.min(level, wanted);
    this.levels[cell] = level - taken;
    if (taken > 0 && taken === level) this.note(cell, at);
    this.reorder(cell, at);
    return taken;
  }

  private reorder(cell: number, at: number): void {
    const policy = this.policies[cell];
    if (!policy || this.ordered[cell] || (this.levels[cell] ?? 0) > policy.reorderAt) return;
    this.ordered[cell] = 1;
    const day = Math.floor(at / DAY_MS) + 4 + this.random.below(11);
    const arrival = day * DAY_MS + Math.floor((6 + 4 * this.random.float()) * HOUR_MS);
    if (policy.failing && arrival >= this.failingFrom) return;
    const due = { at: arrival, cell };
    const list = this.days.get(day);
    if (list) list.push(due);
    else this.days.set(day, [due]);
  }

  private deliver(cell: number, at: number): void {
    this.levels[cell] = (this.levels[cell] ?? 0) + (this.policies[cell]?.lot ?? 0);
    this.ordered[cell] = 0;
    this.note(cell, at);
    this.reorder(cell, at);
  }

  private count(at: number): void {
    this.plan.warehouses.forEach((_, warehouse) => {
      for (const product of this.bestSellers) this.note(this.cell(warehouse, product), at);
    });
  }

  private note(cell: number, at: number): void {
    const products = this.plan.products.length;
    const product = this.plan.products[cell % products];
    const warehouse = this.plan.warehouses[Math.floor(cell / products)];
    if (!product || !warehouse) return;
    const quantity = this.levels[cell] ?? 0;
    this.rows.push({ product_key: product.key, warehouse_key: warehouse.key, quantity, as_of: isoInstant(at) });
  }

  private cell(warehouse: number, product: number): number {
    return warehouse * this.plan.products.length + product;
  }
}

function bestOf(shares: readonly number[], count: number): number[] {
  const order = shares.map((_, index) => index).sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  return order.slice(0, count);
}
