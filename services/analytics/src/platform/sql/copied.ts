import { minus, tab, zero } from "./copy_bytes.ts";
import { copyOut, type OnRow } from "./copy_out.ts";
import type { Runner, Statement, Value } from "./index.ts";

/** Reads the whole numbers that a row of COPY begins with into `row`; answers where the text after them begins. */
function readNumbers(chunk: Buffer, from: number, row: Float64Array): number {
  const { length } = row;
  let at = from;
  for (let field = 0; field < length; field++) {
    let byte = chunk[at++]!;
    const isNegative = byte === minus;
    if (isNegative) byte = chunk[at++]!;
    let value = 0;
    for (; byte >= zero; byte = chunk[at++]!) value = 10 * value + (byte - zero);
    if (byte !== tab) throw new Error("A row of COPY does not begin with its whole numbers.");
    row[field] = isNegative ? -value : value;
  }
  return at;
}

/** Reads rows that begin with whole numbers: these into `row`, and hands over where the text after them begins and ends. */
export const readRows = (
  session: Runner,
  it: Statement,
  parameters: Record<string, Value>,
  row: Float64Array,
  onRow: OnRow,
): Promise<void> =>
  copyOut(session, it, parameters, (bytes, from, to) => onRow(bytes, readNumbers(bytes, from, row), to));

const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
const unescaped = (text: string) =>
  text.includes("\\") ? text.replace(/\\(.)/g, (_, it: string) => escapes[it] ?? it) : text;

/** The texts of a row, from its bytes as one character each: the same bytes come again and again, and are decoded once. */
export const textsOf = (bytes: string): string[] =>
  Buffer.from(bytes, "latin1").toString("utf8").split("\t").map(unescaped);
