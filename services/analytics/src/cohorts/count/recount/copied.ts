const [tab, newline, minus, zero] = [9, 10, 45, 48];

/**
 * Goes over rows of COPY that begin with whole numbers: calls back with where the text after them begins and ends, the numbers
 * in `row`. A row never spans two chunks.
 */
export function eachRow(chunk: Buffer, row: Float64Array, onRow: (from: number, to: number) => void): void {
  const { length: fields } = row;
  for (let at = 0; at < chunk.length; ) {
    const end = chunk.indexOf(newline, at);
    if (end < 0) throw new Error("A row of COPY is cut off.");
    for (let field = 0; field < fields; field++) {
      let value = 0;
      let byte = chunk[at++]!;
      const isNegative = byte === minus;
      if (isNegative) byte = chunk[at++]!;
      while (byte !== tab && at <= end) {
        value = 10 * value + (byte - zero);
        byte = chunk[at++]!;
      }
      row[field] = isNegative ? -value : value;
    }
    onRow(at, end);
    at = end + 1;
  }
}

const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** The texts of a row. */
export const textsOf = (line: string): string[] =>
  line
    .split("\t")
    .map((text) => (text.includes("\\") ? text.replace(/\\(.)/g, (_, it: string) => escapes[it] ?? it) : text));
