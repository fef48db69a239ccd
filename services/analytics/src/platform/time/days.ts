export const dayMs = 86_400_000;

/** A day counted from 1970-01-01, as a date. */
export const toDay = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10);

export const fromDay = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
