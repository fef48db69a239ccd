import type { LogLevel } from "./schema.ts";

/** A line on its way in. `ns` is its time in nanoseconds since 1970, as text. */
export interface NewLine {
  ns: string;
  service: string;
  env: string;
  level: LogLevel;
  source: string;
  line: string;
  attributes: Record<string, unknown>;
}

/** The fields of a line that is a JSON object. */
export function jsonFields(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What a line says, without its wrapping. */
export function messageOf(line: string): string {
  const fields = jsonFields(line);
  const said = fields?.["msg"] ?? fields?.["message"] ?? fields?.["body"] ?? fields?.["output"];
  return typeof said === "string" && said !== "" ? said : line;
}

const longestLabel = 100;
/** A label that Loki takes and that stays of low cardinality. */
export const labelOf = (value: unknown, otherwise: string): string =>
  (typeof value === "string" && value.trim() !== "" ? value.trim() : otherwise).slice(0, longestLabel);

const longestLine = 64 * 1_024;

/** PostgreSQL and Loki refuse what is too long or has a NUL in it. */
export const bounded = (line: string): string => {
  const clean = line.includes("\0") ? line.replaceAll("\0", "\uFFFD") : line;
  return clean.length > longestLine ? `${clean.slice(0, longestLine)} [cut]` : clean;
};

/** Microseconds since 1970 as an instant with all six places. */
export const instantOf = (us: number): string =>
  `${new Date(Math.floor(us / 1_000)).toISOString().slice(0, -1)}${String(us % 1_000).padStart(3, "0")}Z`;

/** Names of attributes as Loki takes them; nested values become text. */
export function attributesOf(given: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(given).slice(0, 100);
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([name, value]) => [
        name.replace(/[^a-zA-Z0-9_]/g, "_").replace(/^(?=\d)/, "_"),
        bounded(typeof value === "string" ? value : JSON.stringify(value)).slice(0, 4_096),
      ]),
  );
}
