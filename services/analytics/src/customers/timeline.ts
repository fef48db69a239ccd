import type { Sql } from "@vigie/db";
import { decodeCursor, encodeCursor } from "../platform/http/cursor.ts";
import { run, statement } from "../platform/sql/index.ts";
import { labelOfSegment } from "./rules.ts";
import type { TimelineDoc, TimelineEntry } from "./schema.ts";
import { readSettings } from "./settings.ts";

const read = statement(import.meta.url, "read_timeline.sql");

type Row = TimelineEntry & { place: number };

/** What one customer did and when, newest first. */
export async function readTimeline(
  sql: Sql,
  asked: { customer: string; limit: number; cursor?: string | undefined },
): Promise<TimelineDoc> {
  const after = asked.cursor === undefined ? undefined : decodeCursor(asked.cursor);
  const { rules } = await readSettings(sql);
  const rows = await run<Row>(sql, read, {
    customer: asked.customer,
    after_at: after?.at ?? null,
    after_place: after?.id ?? null,
    limit: asked.limit + 1,
  });
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  const name = (segment: unknown) => (segment ? labelOfSegment(String(segment), rules) : "");
  const entries = page.map(({ place, ...row }): TimelineEntry => {
    if (row.kind !== "move") return row;
    const from = name(row.detail["from"]);
    return { ...row, title: from ? `From ${from} to ${name(row.detail["to"])}` : `New in ${name(row.detail["to"])}` };
  });
  return {
    rows: entries,
    next_cursor: rows.length > asked.limit && last ? encodeCursor({ at: last.at, id: last.place }) : null,
  };
}
