/** The nearest of the centroids, which lie one after the other, to a row that begins at `from`; the first of equals. */
export function nearestCentroid(
  values: ArrayLike<number>,
  from: number,
  centroids: Float64Array,
  width: number,
): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < centroids.length; at += width) {
    let squares = 0;
    for (let column = 0; column < width; column++) squares += (values[from + column]! - centroids[at + column]!) ** 2;
    if (squares < least) {
      least = squares;
      nearest = at / width;
    }
  }
  return nearest;
}

/** The squared distance of a row from one of the centroids. */
export function squaredDistance(
  values: ArrayLike<number>,
  from: number,
  centroids: ArrayLike<number>,
  at: number,
  width: number,
): number {
  let squares = 0;
  for (let column = 0; column < width; column++) squares += (values[from + column]! - centroids[at + column]!) ** 2;
  return squares;
}
