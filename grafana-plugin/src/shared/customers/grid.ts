import type { CustomersDoc, GridCell } from "../api/types.ts";
import { type Domain, domainOf, positionIn } from "../cohorts/scale.ts";
import { cellValue, countOf, formatCell, formatCount } from "../format/cell.ts";
import { cellOf, type Measure, measureOf, shortText } from "./measures.ts";

export interface RfmCell {
  r: number;
  f: number;
  customers: number;
  text: string;
  /** The whole cell in a sentence, for the tip and for screen readers. */
  about: string;
  /** In the colour scale, 0 to 1; null: no figure. */
  position: number | null;
}

export interface RfmHead {
  score: number;
  /** "R5" */
  name: string;
  /** "under 23 days"; empty without a model. */
  range: string;
}

export interface RfmGridModel {
  columns: RfmHead[];
  /** The most recent on top. */
  rows: (RfmHead & { cells: RfmCell[] })[];
  domain: Domain | undefined;
}

export type GridDoc = Pick<CustomersDoc, "grid" | "quantiles" | "currency" | "model">;

export function rfmGrid(doc: GridDoc, measure: Measure): RfmGridModel {
  const scores = Array.from({ length: doc.quantiles }, (_, i) => i + 1);
  const known = new Map(doc.grid.map((it) => [`${it.r} ${it.f}`, it]));
  const figures = doc.grid.flatMap((it) => cellValue(cellOf(it, measure)) ?? []);
  const domain = domainOf(figures);
  const cut = doc.model?.rfm;
  const column = (f: number): RfmHead => ({ score: f, name: `F${f}`, range: ordersRange(f, cut?.orders) });
  const row = (r: number): RfmHead => ({ score: r, name: `R${r}`, range: daysRange(r, cut?.recency_days) });
  return {
    columns: scores.map(column),
    rows: scores.toReversed().map((r) => ({
      ...row(r),
      cells: scores.map((f) => toCell(doc, measure, domain, known.get(`${r} ${f}`), { r, f })),
    })),
    domain,
  };
}

function toCell(
  { currency }: GridDoc,
  measure: Measure,
  domain: Domain | undefined,
  it: GridCell | undefined,
  place: { r: number; f: number },
): RfmCell {
  const where = `R${place.r} F${place.f}`;
  if (!it) {
    return { ...place, customers: 0, text: "0", about: `${where}: no customers.`, position: null };
  }
  const cell = cellOf(it, measure);
  const value = cellValue(cell);
  return {
    ...place,
    customers: it.customers,
    text: shortText(cell, measure, currency),
    about: `${where}: ${aboutCell(it, currency)}`,
    position: value === null || !domain ? null : positionIn(domain, value),
  };
}

function aboutCell(it: GridCell, currency: string | null): string {
  const told = (["monetary", "predicted", "churn"] as const).map((measure) => {
    const { label, unit } = measureOf(measure);
    const { text, reason } = formatCell(cellOf(it, measure), unit, currency);
    return `${label.toLowerCase()} ${text}${reason ? ` (${reason})` : ""}`;
  });
  return `${countOf(it.customers, "customers")}, ${told.join(", ")}.`;
}

/** Cuts run from the worst to the best: a score is had by whoever is strictly better than its cut. */
export function daysRange(score: number, cuts: number[] | undefined): string {
  if (!cuts) {
    return "";
  }
  const [least, most] = [cuts[score - 1], cuts[score - 2]];
  if (least === undefined) {
    return `under ${countOf(most ?? 0, "days")}`;
  }
  return most === undefined ? `${countOf(least, "days")} or more` : span(least, most - 1, "days");
}

export function ordersRange(score: number, cuts: number[] | undefined): string {
  if (!cuts) {
    return "";
  }
  const [under, most] = [cuts[score - 2], cuts[score - 1]];
  const least = under === undefined ? 1 : under + 1;
  return most === undefined ? `${countOf(least, "orders")} or more` : span(least, most, "orders");
}

function span(least: number, most: number, noun: string): string {
  if (most < least) {
    return "nobody: a tie";
  }
  return least === most ? countOf(least, noun) : `${formatCount(least)} to ${countOf(most, noun)}`;
}
