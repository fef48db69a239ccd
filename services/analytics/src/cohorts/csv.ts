import { type CsvValue, toCsv } from "../platform/http/csv.ts";
import type { CohortsDoc } from "./schema.ts";

/** One line a cell; an undefined value is an empty field with its reason beside it. */
export function cohortsCsv(doc: CohortsDoc): string {
  const header = ["cohort", "size", "period", "value", "reason", "n", "complete", "metric", "show", "currency"];
  const lines = doc.cohorts.flatMap(({ cohort, size, cells }) =>
    cells.map(({ period, cell, complete }): CsvValue[] => [
      cohort,
      size,
      period,
      "value" in cell ? cell.value : "",
      "reason" in cell ? cell.reason : "",
      cell.n,
      String(complete),
      doc.metric,
      doc.cumulative ? `${doc.show}, cumulative` : doc.show,
      doc.currency ?? "",
    ]),
  );
  return toCsv(header, lines);
}
