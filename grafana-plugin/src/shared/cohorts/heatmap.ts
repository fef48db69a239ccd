import type { Cell, CohortsDoc } from "../api/types.ts";
import { cellValue, formatCount } from "../format/cell.ts";
import { type Domain, domainOf, positionIn } from "./scale.ts";
import { cohortName, describeCell, describeMean, shortText } from "./words.ts";

export interface HeatCell {
  text: string;
  /** Everything about the cell in a sentence: on hover, on focus, and read out. */
  about: string;
  /** 0 to 1 on the scale; null: not coloured. */
  position: number | null;
  complete: boolean;
}

export interface HeatRow {
  id: string;
  name: string;
  /** "512", with its noun for those who only hear it. */
  size: string;
  cells: HeatCell[];
}

export interface Heatmap {
  /** Periods since the first order, from 0. */
  periods: number[];
  mean: HeatRow;
  rows: HeatRow[];
  domain: Domain | undefined;
}

/** The first period is what the others are held against. Coloured, it would take the scale for itself. */
const BASE = 0;

const NO_MEAN: Cell = { reason: "not_enough_data", detail: "No cohort has a figure here.", n: 0 };

export function heatmapOf(doc: CohortsDoc): Heatmap {
  const domain = domainOf(
    doc.cohorts.flatMap(({ cells }) =>
      cells.flatMap(({ period, cell, complete }) => {
        const value = cellValue(cell);
        return complete && period !== BASE && value !== null ? [value] : [];
      }),
    ),
  );
  const positionOf = (period: number, value: number | null) =>
    domain && period !== BASE && value !== null ? positionIn(domain, value) : null;
  const rows = doc.cohorts.map(
    (row): HeatRow => ({
      id: row.cohort,
      name: cohortName(row.cohort, doc.grain),
      size: formatCount(row.size),
      cells: row.cells.map((it) => ({
        text: shortText(it.cell, doc),
        about: describeCell(row, it, doc),
        position: positionOf(it.period, cellValue(it.cell)),
        complete: it.complete,
      })),
    }),
  );
  const longest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return {
    periods: Array.from({ length: longest }, (_, period) => period),
    mean: meanRow(doc, positionOf),
    rows,
    domain,
  };
}

function meanRow(doc: CohortsDoc, positionOf: (period: number, value: number | null) => number | null): HeatRow {
  const points = new Map(doc.mean.map((point) => [point.period, point]));
  const last = doc.mean.at(-1)?.period ?? -1;
  return {
    id: "mean",
    name: "Weighted mean",
    size: formatCount(doc.cohorts.reduce((sum, { size }) => sum + size, 0)),
    cells: Array.from({ length: last + 1 }, (_, period) => {
      const point = points.get(period) ?? { period, cell: NO_MEAN, cohorts: 0 };
      return {
        text: shortText(point.cell, doc),
        about: describeMean(point, doc),
        position: positionOf(period, cellValue(point.cell)),
        complete: true,
      };
    }),
  };
}
