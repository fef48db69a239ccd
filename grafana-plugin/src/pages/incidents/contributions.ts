import type { Contribution, ContributionsDoc, Unit } from "../../shared/api/types.ts";
import { formatChange, formatNumber } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";

export function shareText(share: number): string {
  return new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** "12 instead of 150 (-92 %)" */
export function insteadText({ actual, expected }: Contribution, unit: Unit, currency: string | null): string {
  const text = (value: number) => formatNumber(value, unit, currency);
  const relative = expected === 0 ? "" : ` (${formatChange((actual - expected) / expected)})`;
  return `${text(actual)} instead of ${text(expected)}${relative}`;
}

/** Of a ratio: how much its own ratio did, and how much its weight among the others. */
export function effectText({ rate, mix }: Contribution, unit: Unit): string | undefined {
  return unit === "ratio" ? `its own rate ${points(rate)}, its weight ${points(mix)}` : undefined;
}

function points(change: number): string {
  const format = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2, signDisplay: "exceptZero" });
  return `${format.format(change * 100)} points`;
}

export interface FlatRow {
  /** From the dimension down: "Country: Germany", "Country: Germany / Toys". */
  path: string;
  /** Of the whole change; a node's own share is of what it is part of. */
  whole: number;
  node: Contribution;
}

export function flatten({ dimensions }: ContributionsDoc): FlatRow[] {
  const walk = (node: Contribution, above: string, within: number): FlatRow[] => {
    const path = above + (node.label || UNKNOWN);
    const whole = within * node.share;
    return [{ path, whole, node }, ...node.children.flatMap((child) => walk(child, `${path} / `, whole))];
  };
  return dimensions.flatMap(({ name, values }) => values.flatMap((value) => walk(value, `${name}: `, 1)));
}

export const UNKNOWN = "(unknown)";

export function contributionsCsv(doc: ContributionsDoc): string {
  return toCsv(
    ["part", "dimension", "value", "share_of_all", "actual", "expected", "change", "rate_effect", "mix_effect"],
    flatten(doc).map(({ path, whole, node }) => [
      path,
      node.dimension,
      node.value,
      whole,
      node.actual,
      node.expected,
      node.change,
      node.rate,
      node.mix,
    ]),
  );
}
