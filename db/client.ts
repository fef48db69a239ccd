import postgres from "postgres";

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
  return postgres(url, {
    max: options.max ?? 8,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: options.name ?? "vigie", TimeZone: "UTC" },
    types: {
      bigint: {
        to: 20,
        from: [20],
        parse: parseBigint,
        serialize: (value: number) => String(value),
      },
      date: {
        to: 1082,
        from: [1082],
        parse: (text: string) => text,
        serialize: (value: string) => value,
      },
    },
  }) as unknown as Sql;
}
