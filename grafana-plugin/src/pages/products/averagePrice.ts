import type { Cell, KpiDoc } from "../../shared/api/types.ts";

/** Sales by units, bucket by bucket: what a unit really went for, whatever its list price. */
export function averagePrice(sales: KpiDoc, units: KpiDoc): KpiDoc {
  const byBucket = new Map(units.rows.map((row) => [row.bucket, row]));
  return {
    ...sales,
    metric: {
      ...sales.metric,
      id: "average_price",
      name: "Average price",
      question: "What did a unit go for?",
      formula: `${sales.metric.formula} / ${units.metric.formula}`,
      direction: "neutral",
      n_of: "units",
    },
    total: divide(sales.total, units.total),
    rows: sales.rows.map((row) => {
      const other = byBucket.get(row.bucket);
      const { change: _, ...rest } = row;
      return {
        ...rest,
        cell: divide(row.cell, other?.cell),
        compare: row.compare && divide(row.compare, other?.compare),
      };
    }),
    comparison: sales.comparison && {
      ...sales.comparison,
      total: divide(sales.comparison.total, units.comparison?.total),
    },
  };
}

function divide(sales: Cell, units: Cell | undefined): Cell {
  if ("reason" in sales) {
    return sales;
  }
  if (!units || "reason" in units || units.value === 0) {
    return { reason: "no_orders", detail: "No unit was sold.", n: 0 };
  }
  return { value: sales.value / units.value, n: units.value };
}
