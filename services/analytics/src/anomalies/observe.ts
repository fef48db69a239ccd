import { addMeasures, type Customers, type Measures, type Metric, metrics, noMeasures } from "../kpis/index.ts";
import type { Monitor } from "./monitors.ts";

/** The sums of one hour; its distinct customers where they were counted. */
export type HourSums = Measures & { customers?: Customers };

/** The same of one value of a dimension, in one currency. `hour` counts hours since 1970, UTC. */
export type HourRow = HourSums & { hour: number; value: string; currency: string };

/** What one series was in an hour: a total, or a part and what it is out of. Money in minor units. */
export interface Observation {
  value: number;
  weight: number;
}

/** The sums of each hour of one series. An hour that is missing was empty. */
export interface HourSeries {
  value: string;
  /** Empty where the metric is not in money: then all currencies add up. */
  currency: string;
  hours: Map<number, HourSums>;
}

const noCustomers = { active: 0, fresh: 0 };
const nothing: Measures = noMeasures();

/** Two currencies of one hour. Hardly anybody buys in two of them within an hour, so their customers add up. */
function together(one: HourSums, other: HourSums): HourSums {
  const sums: HourSums = addMeasures({ ...one }, other);
  const [a, b] = [one.customers ?? noCustomers, other.customers ?? noCustomers];
  return { ...sums, customers: { active: a.active + b.active, fresh: a.fresh + b.fresh } };
}

/** The series that a monitor watches, out of the rows of its dimension. */
export function seriesOf({ metric }: Pick<Monitor, "metric">, rows: readonly HourRow[]): HourSeries[] {
  const { inCurrency }: Metric = metrics[metric];
  const found = new Map<string, HourSeries>();
  for (const row of rows) {
    const currency = inCurrency ? row.currency : "";
    const key = `${row.value}\n${currency}`;
    const it = found.get(key) ?? { value: row.value, currency, hours: new Map() };
    found.set(key, it);
    const known = it.hours.get(row.hour);
    it.hours.set(row.hour, known ? together(known, row) : row);
  }
  return [...found.values()];
}

/** What the metric was in an hour, as the catalogue makes it. */
export function observe({ metric }: Pick<Monitor, "metric">, m: HourSums = nothing): Observation {
  const { parts } = metrics[metric].compute;
  const scope = { m, customers: m.customers ?? noCustomers, minorUnits: 1 };
  return { value: parts.over(scope), weight: parts.under ? parts.under(scope) : 1 };
}

/** Whether the metric is a quotient, and so is undefined in an empty hour. */
export const isRatio = ({ metric }: Pick<Monitor, "metric">): boolean =>
  metrics[metric].compute.parts.under !== undefined;

export const hourMs = 3_600_000;
export const toInstant = (hour: number): Date => new Date(hour * hourMs);
export const toHour = (at: Date | number): number => Math.floor(Number(at) / hourMs);
