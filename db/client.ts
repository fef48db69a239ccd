import postgres from "postgres";
import { findableSocket } from "./sockets.ts";

export type Sql = postgres.Sql<{ bigint: number }>;
export type Tx = postgres.TransactionSql<{ bigint: number }>;

/** Amounts and counts fit in a double up to 2^53; anything beyond is a fault, not a rounding. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is outside the safe integer range`);
  return value;
}

/** Opens a connection pool. Numbers: int8 as a safe integer; numeric stays text so that nothing is rounded. */
export function connect(url: string, options: { max?: number; name?: string } = {}): Sql {
  const socket = findableSocket(url);
  return postgres(url, {
    ...(socket && { socket }),
    max: options.max ?? 8,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: options.name ?? "vigie", TimeZone: "UTC", plan_cache_mode: "force_custom_plan" },
    types: {
      bigint: { to: 20, from: [20], parse: parseBigint, serialize: String },
      // A parameter that is text already is sent as it is: microseconds and JSON documents stay whole.
      date: { to: 1184, from: [1184], parse: (text: string) => new Date(text), serialize: instantText },
      localTime: { to: 1114, from: [1082, 1114], parse: (text: string) => text, serialize: String },
      json: { to: 114, from: [114, 3802], parse: JSON.parse, serialize: jsonText },
      jsonb: { to: 3802, from: [], parse: JSON.parse, serialize: jsonText },
      boolean: { to: 16, from: [16], parse: (text: string) => text === "t", serialize: String },
    },
  }) as unknown as Sql;
}

const instantText = (value: Date | string) => (value instanceof Date ? value.toISOString() : value);
const jsonText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
