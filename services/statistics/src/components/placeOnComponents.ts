import type { Columns } from "../columns/types.ts";
import type { Components } from "./principalComponents.ts";

/**
 * Rows placed on principal components that are already there.
 *
 * Question: where on last month's plane is today's customer?
 * Assumes: the columns are those of the components, in their order and scaled alike.
 * Units: as the scores of `principalComponents`, one column of scores per component. A value that is not finite has
 *   scores that are not either.
 * Errors: another number of columns, or columns of different length, throws a RangeError.
 * Example: the row 3, 6 on the component of 0, 1, 2 and 0, 2, 4 has a score of 4.4721.
 */
export function placeOnComponents(columns: Columns, { mean, loadings }: Components): Float64Array[] {
  if (columns.length !== mean.length)
    throw new RangeError(`there must be ${mean.length} columns, got ${columns.length}`);
  const rows = columns[0]!.length;
  if (columns.some(({ length }) => length !== rows)) throw new RangeError("columns must be of one length");
  return loadings.map((direction) => {
    const scores = new Float64Array(rows);
    direction.forEach((loading, at) => {
      const column = columns[at]!;
      for (let row = 0; row < rows; row++) scores[row]! += loading * (column[row]! - mean[at]!);
    });
    return scores;
  });
}
