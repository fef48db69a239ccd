import type { Cell, CustomersDoc, GridCell, Unit } from "../api/types.ts";
import { formatCell, formatCompact } from "../format/cell.ts";

export type Measure = "customers" | "monetary" | "predicted" | "churn";

export const MEASURES: { value: Measure; label: string; unit: Unit; about: string }[] = [
  { value: "customers", label: "Customers", unit: "count", about: "Customers with these two scores." },
  { value: "monetary", label: "Sales", unit: "money", about: "What they bought, summed." },
  {
    value: "predicted",
    label: "Predicted value",
    unit: "money",
    about: "Sum of their predicted values: purchases to come × expected value of each, discounted.",
  },
  { value: "churn", label: "Churn", unit: "ratio", about: "Mean probability of leaving." },
];

export const DEFAULT_MEASURE: Measure = "customers";

export function readMeasure(value: string | null | undefined): Measure {
  return MEASURES.find((it) => it.value === value)?.value ?? DEFAULT_MEASURE;
}

/** What is foretold comes with the notice. */
export const isForetold = (measure: Measure) => measure === "predicted" || measure === "churn";

export function measureOf(measure: Measure) {
  return MEASURES.find(({ value }) => value === measure) ?? (MEASURES[0] as (typeof MEASURES)[number]);
}

export function cellOf(it: GridCell, measure: Measure): Cell {
  const told = it[measure];
  return typeof told === "number" ? { value: told, n: it.customers } : told;
}

/** Short enough for a cell. */
export function shortText(cell: Cell, measure: Measure, currency: string | null): string {
  const { unit } = measureOf(measure);
  return "value" in cell ? formatCompact(cell.value, unit, currency) : formatCell(cell, unit, currency).text;
}

interface Labels extends Partial<Pick<CustomersDoc, "segments" | "model">> {
  rules?: { name: string; label: string }[];
}

/** The label of a segment, whether or not anybody is in it now. */
export function segmentLabel({ segments = [], model, rules = model?.settings.rules }: Labels, name: string): string {
  const known = segments.find((it) => it.name === name) ?? rules?.find((it) => it.name === name);
  return known?.label ?? (name === "other" ? "The rest" : name);
}

const BASES = { gross: "Sales", net: "Sales less refunds", margin: "Margin" };

/** What M counts. */
export function moneyName({ model }: Pick<CustomersDoc, "model">): string {
  return BASES[model?.settings.monetary ?? "gross"];
}
