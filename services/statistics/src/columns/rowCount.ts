import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { Columns } from "./types.ts";

/** How many rows a table has, or why it has none to reckon with: no rows, or a value that is not finite. */
export function rowCount(columns: Columns): number | UndefinedResult {
  if (columns.length === 0) throw new RangeError("there must be at least one column");
  const rows = columns[0]!.length;
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at]!;
    if (column.length !== rows) {
      throw new RangeError(`columns must be of one length, columns[${at}] has ${column.length} values, not ${rows}`);
    }
    for (let row = 0; row < rows; row++) {
      if (!Number.isFinite(column[row]!)) {
        return undefinedResult("not_a_number", `columns[${at}][${row}] is ${column[row]}`);
      }
    }
  }
  return rows > 0 ? rows : undefinedResult("not_enough_data", "there are no rows");
}
