import { type CsvValue, toCsv } from "../platform/http/csv.ts";
import type { KpiDoc } from "./schema.ts";

/** The rows of an answer as CSV; an undefined value is an empty field with its reason beside it. */
export function kpiCsv(doc: KpiDoc): string {
  const header = [
    "bucket",
    ...doc.group_by,
    "label",
    "value",
    "reason",
    "n",
    "complete",
    "currency",
    "compare",
    "change",
  ];
  const rows = doc.rows.length > 0 ? doc.rows : [{ cell: doc.total, complete: true }];
  const lines = rows.map((row): CsvValue[] => {
    const it: Partial<KpiDoc["rows"][number]> & { cell: KpiDoc["total"] } = row;
    const value = (cell: KpiDoc["total"] | undefined) => (cell && "value" in cell ? cell.value : "");
    return [
      it.bucket ?? "",
      ...doc.group_by.map((id) => it.group?.[id] ?? ""),
      it.label ?? "",
      value(it.cell),
      "reason" in it.cell ? it.cell.reason : "",
      it.cell.n,
      String(it.complete ?? true),
      it.currency ?? doc.currency ?? "",
      value(it.compare),
      value(it.change),
    ];
  });
  return toCsv(header, lines);
}
