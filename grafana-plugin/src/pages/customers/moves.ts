import type { CustomersDoc } from "../../shared/api/types.ts";
import { segmentLabel } from "../../shared/customers/measures.ts";
import { toCsv } from "../../shared/format/csv.ts";
import { type FromTo, fromToTable, NEW } from "../../shared/moves/fromTo.ts";

type Doc = Pick<CustomersDoc, "moves" | "segments" | "model">;

export function movesTable(doc: Doc): FromTo {
  return fromToTable(doc.moves?.rows ?? [], (name) => segmentLabel(doc, name));
}

export function fromLabel(doc: Doc, name: string): string {
  return name === NEW ? "New" : segmentLabel(doc, name);
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
