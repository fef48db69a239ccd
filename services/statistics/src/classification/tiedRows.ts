/**
 * Cases, already in order of their scores, in rows of about equal size: where each row ends. Equal scores stay in one row,
 * so there may be fewer rows than asked for.
 */
export function tiedRows(
  order: ArrayLike<number>,
  scores: ArrayLike<number>,
  rows: number,
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from < order.length; ) {
    // The first row boundary beyond `from`, and past what is equal to the case before it.
    let to = Math.max(from + 1, Math.ceil(((Math.floor((from * rows) / order.length) + 1) * order.length) / rows));
    while (to < order.length && scores[order[to]!] === scores[order[to - 1]!]) to++;
    found.push({ from, to });
    from = to;
  }
  return found;
}
