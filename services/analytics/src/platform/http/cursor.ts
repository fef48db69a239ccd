import { invalid } from "../errors/index.ts";

/** The row that a page ends with, of rows sorted by time and number. */
export interface Position {
  at: string;
  id: number;
}

export const encodeCursor = <At extends { id: number }>(position: At): string =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

export const decodeCursor = (cursor: string): Position =>
  decodePosition<Position>(cursor, ({ at }) => !Number.isNaN(Date.parse(at)));

/** The same of rows that are sorted by something else than time. */
export function decodePosition<At extends { id: number }>(cursor: string, isRight: (position: At) => boolean): At {
  try {
    const position = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as At;
    if (Number.isInteger(position.id) && isRight(position)) return position;
  } catch {
    // falls through to the error below
  }
  throw invalid("cursor", "is not a cursor of this search", "Leave it out to start from the first page.");
}

/** A bound that was given as an instant or a day. */
export function instantOrNull(field: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (Number.isNaN(Date.parse(value)))
    throw invalid(field, "is not a date or date-time", "Write 2026-11-21 or 2026-11-21T14:05:00Z.");
  return value;
}
