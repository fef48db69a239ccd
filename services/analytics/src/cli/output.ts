import Table from "cli-table3";
import { recognise } from "../platform/errors/index.ts";
import type { Cell } from "../platform/http/schema.ts";

/** 0: all well; 1: it failed; 2: it worked, and something was rejected or differs. */
export const exitCodes = { ok: 0, failed: 1, rejected: 2 } as const;

/** An error for people: what, which field, and the mend. Unknown ones keep their stack for a report. */
export function describeError(error: unknown): string {
  const known = recognise(error);
  if (!known) return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  const mends = known.faults.flatMap((fault) => (fault.mend ? [`  ${fault.mend}`] : []));
  const faults = known.faults.length > 1 ? known.faults.map((fault) => `  ${fault.field}: ${fault.message}`) : [];
  return `${[known.message, ...faults, ...mends].join("\n")}\n`;
}

/** Prints a document as JSON, or as people like it. */
export function print(asJson: boolean | undefined, document: unknown, people: () => string): void {
  process.stdout.write(`${asJson ? JSON.stringify(document, null, 2) : people()}\n`);
}

export function table(head: string[], rows: (string | number)[][]): string {
  const made = new Table({
    head,
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, index) =>
      index > 0 && rows.every((row) => /^[-–\d]/.test(String(row[index] ?? "-"))) ? "right" : "left",
    ),
  });
  made.push(...rows);
  return made.toString();
}

interface Unit {
  unit: "money" | "ratio" | "count" | "items";
}

/** A cell for people; an undefined one says why. */
export function showCell(cell: Cell | undefined, { unit }: Unit, currency: string | null): string {
  if (!cell) return "";
  if (!("value" in cell)) return `– (${cell.reason.replaceAll("_", " ")})`;
  const { value } = cell;
  if (unit === "money" && currency) return value.toLocaleString("en-GB", { style: "currency", currency });
  if (unit === "ratio") return `${(value * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 })} %`;
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

export const showChange = (cell: Cell | undefined): string => {
  if (!cell) return "";
  return "value" in cell
    ? `${cell.value > 0 ? "+" : ""}${(cell.value * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 })} %`
    : "–";
};
