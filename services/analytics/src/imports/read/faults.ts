/** A part of a file that could not be read as a row. */
export interface RawFault {
  line: number;
  reason:
    | "line_too_long"
    | "nul_byte"
    | "not_utf8"
    | "unclosed_quote"
    | "truncated_file"
    | "wrong_column_count"
    | "not_json"
    | "not_readable";
  message: string;
  /** The beginning of the text, for the person who mends it. */
  text: string;
}

export const longestRow = 1 << 20;
const shown = 500;

/** Text as it can be stored: cut, and without NUL bytes. */
export function excerpt(bytes: Buffer | string): string {
  const text = typeof bytes === "string" ? bytes : bytes.subarray(0, shown * 4).toString("utf8");
  return text.slice(0, shown).replaceAll("\u0000", "\uFFFD");
}
