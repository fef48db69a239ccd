/** The number of clusters that an assignment speaks of; throws a RangeError for one of other rows, or no whole number. */
export function requireAssignment(rows: number, assignment: ArrayLike<number>): number {
  if (assignment.length !== rows) {
    throw new RangeError(`there must be one cluster per row, got ${assignment.length} for ${rows}`);
  }
  let most = -1;
  for (let row = 0; row < rows; row++) {
    const cluster = assignment[row]!;
    if (!(Number.isSafeInteger(cluster) && cluster >= 0)) {
      throw new RangeError(`assignment[${row}] must be a whole number of at least 0, got ${cluster}`);
    }
    most = Math.max(most, cluster);
  }
  return most + 1;
}
