/**
 * A table by columns, all of the same length: one value per row in each. Typed arrays keep a million rows small.
 */
export type Columns = readonly ArrayLike<number>[];
