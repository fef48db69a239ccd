import type { CustomersDoc } from "../../shared/api/types.ts";
import { segmentLabel } from "../../shared/customers/measures.ts";
import { toCsv } from "../../shared/format/csv.ts";

/** The API's name for those who were no customers before. */
export const NEW = "";

export interface MovesTable {
  /** Where customers went to, the segment that gained most first. */
  to: { name: string; label: string; gained: number }[];
  /** Where they came from; new customers last, because they moved from nowhere. */
  from: { name: string; label: string; left: number; cells: (number | null)[] }[];
  most: number;
}

type Doc = Pick<CustomersDoc, "moves" | "segments" | "model">;

export function movesTable(doc: Doc): MovesTable {
  const rows = doc.moves?.rows ?? [];
  const names = (key: "from" | "to") => {
    const sums = new Map<string, number>();
    for (const row of rows) {
      sums.set(row[key], (sums.get(row[key]) ?? 0) + row.customers);
    }
    return [...sums].sort((a, b) => b[1] - a[1]);
  };
  const to = names("to").map(([name, gained]) => ({ name, label: segmentLabel(doc, name), gained }));
  const count = (from: string, target: string) =>
    rows.find((row) => row.from === from && row.to === target)?.customers ?? null;
  const from = names("from")
    .sort(([a], [b]) => Number(a === NEW) - Number(b === NEW))
    .map(([name, left]) => ({
      name,
      label: fromLabel(doc, name),
      left,
      cells: to.map((target) => count(name, target.name)),
    }));
  return { to, from, most: Math.max(0, ...rows.map(({ customers }) => customers)) };
}

export function fromLabel(doc: Doc, name: string): string {
  return name === NEW ? "New" : segmentLabel(doc, name);
}

/** How many changed their segment, and how many came. */
export function movedSentence({ moves }: Doc): { moved: number; came: number } {
  const rows = moves?.rows ?? [];
  const sum = (list: typeof rows) => list.reduce((total, { customers }) => total + customers, 0);
  return { moved: sum(rows.filter(({ from }) => from !== NEW)), came: sum(rows.filter(({ from }) => from === NEW)) };
}

export function movesCsv(doc: Doc): string {
  return toCsv(
    ["since", "from", "to", "customers"],
    (doc.moves?.rows ?? []).map(({ from, to, customers }) => [
      doc.moves?.since ?? "",
      from === NEW ? "new" : from,
      to,
      customers,
    ]),
  );
}
