import type { LogLine } from "../../shared/api/types.ts";
import { toCsv } from "../../shared/format/csv.ts";

export function linesCsv(rows: LogLine[]): string {
  return toCsv(
    ["at", "service", "env", "level", "source", "message", "attributes"],
    rows.map((row) => [
      row.at,
      row.service,
      row.env,
      row.level,
      row.source,
      row.message,
      JSON.stringify(row.attributes),
    ]),
  );
}
