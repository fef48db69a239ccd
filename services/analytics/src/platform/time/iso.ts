/** An instant as documents carry it. The database's driver answers dates where types say text. */
export const iso = (at: string | Date): string => new Date(at).toISOString();

export const isoOrNull = (at: string | Date | null): string | null => (at === null ? null : iso(at));
