const dayMs = 86_400_000;
/** Weeks are counted from Monday 1970-01-05, months from year 0, as in mart.customer_sales. */
export const weekOf = (day: number): number => Math.floor((day - 4) / 7);

/** Months by day; each day is reckoned once. */
export function monthsOf(): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const date = new Date(day * dayMs);
    const month = 12 * date.getUTCFullYear() + date.getUTCMonth();
    known.set(day, month);
    return month;
  };
}

export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
