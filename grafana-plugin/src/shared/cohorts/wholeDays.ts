const DAY = 86_400_000;

/** Cohorts are made of days; a range of some hours means the days it touches. */
export function wholeDays({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const after = new Date(Date.parse(to.slice(0, 10)) + DAY).toISOString().slice(0, 10);
  return { from: from.slice(0, 10), to: to.length > 10 ? after : to };
}
