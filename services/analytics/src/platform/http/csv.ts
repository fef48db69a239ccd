export type CsvValue = string | number;

/** Text that a spreadsheet would run as a formula gets a quote before it, unless it is to come back as it was. */
function field(value: CsvValue, formulas: "disarm" | "keep"): string {
  if (typeof value === "number") return String(value);
  const safe = formulas === "disarm" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180 with a header line. */
export function toCsv(
  header: readonly string[],
  rows: readonly CsvValue[][],
  { formulas = "disarm" }: { formulas?: "disarm" | "keep" } = {},
): string {
  return [header, ...rows].map((row) => `${row.map((value) => field(value, formulas)).join(",")}\r\n`).join("");
}
