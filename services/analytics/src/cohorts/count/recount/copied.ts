export const [tab, newline] = [9, 10];
const [minus, zero] = [45, 48];

/** Reads the whole numbers that a row of COPY begins with into `row`; answers where the text after them begins. */
export function readNumbers(chunk: Buffer, from: number, row: Float64Array): number {
  const { length } = row;
  let at = from;
  for (let field = 0; field < length; field++) {
    let byte = chunk[at++]!;
    const isNegative = byte === minus;
    if (isNegative) byte = chunk[at++]!;
    let value = 0;
    for (; byte !== tab; byte = chunk[at++]!) value = 10 * value + (byte - zero);
    row[field] = isNegative ? -value : value;
  }
  return at;
}

/** Where a row ends. A row never spans two chunks. */
export function endOfRow(chunk: Buffer, from: number): number {
  const end = chunk.indexOf(newline, from);
  if (end < 0) throw new Error("A row of COPY is cut off.");
  return end;
}

const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
const unescaped = (text: string) =>
  text.includes("\\") ? text.replace(/\\(.)/g, (_, it: string) => escapes[it] ?? it) : text;

/** The texts of a row, from its bytes as one character each: the same bytes come again and again, and are decoded once. */
export const textsOf = (bytes: string): string[] =>
  Buffer.from(bytes, "latin1").toString("utf8").split("\t").map(unescaped);
