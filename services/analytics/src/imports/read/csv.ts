import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { VigieError } from "../../platform/errors/index.ts";
import type { Bytes } from "./bytes.ts";
import { type Duck, quoteText } from "./duck.ts";
import { excerpt, longestRow, type RawFault } from "./faults.ts";
import { cleanText, splitRecords, type TextRecord } from "./records.ts";

interface Csv {
  bytes: Bytes;
  delimiter: string | undefined;
  encoding: "utf-8" | "windows-1252";
  scratch: string;
  onFault: (fault: RawFault) => void;
}

/** The fields of one CSV line. */
export function parseLine(line: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (quoted && char === '"' && line[at + 1] === '"') {
      field += '"';
      at++;
    } else if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) {
      fields.push(field);
      field = "";
    } else field += char;
  }
  return [...fields, field];
}

/** The delimiter that splits the header into the most columns. */
export function guessDelimiter(header: string): string {
  const counted = [",", ";", "\t", "|"].map((delimiter) => ({
    delimiter,
    columns: parseLine(header, delimiter).length,
  }));
  return counted.reduce((best, it) => (it.columns > best.columns ? it : best)).delimiter;
}

/** Header names, trimmed; an empty or repeated one gets a number. */
export function columnNames(fields: string[]): string[] {
  const seen = new Set<string>();
  return fields.map((field, index) => {
    const base = field.trim() || `column_${index + 1}`;
    let name = base;
    for (let n = 2; seen.has(name.toLowerCase()); n++) name = `${base}_${n}`;
    seen.add(name.toLowerCase());
    return name;
  });
}

async function writeClean(csv: Csv, file: string): Promise<{ header: string[]; delimiter: string }> {
  const output = createWriteStream(file, { highWaterMark: 1 << 20 });
  let header: { header: string[]; delimiter: string } | undefined;
  for await (const records of splitRecords(csv.bytes.chunks, {
    quotes: true,
    onFault: csv.onFault,
    isCut: () => csv.bytes.fault() !== undefined,
  })) {
    const clean = cleanText(records, csv.encoding, csv.onFault);
    if (!header) {
      const first = clean.shift();
      if (!first) continue;
      header = readHeader(first, csv.delimiter);
    }
    const { delimiter } = header;
    const parts = clean.flatMap((record) => [Buffer.from(`${record.line}${delimiter}`), record.bytes, newline]);
    if (!output.write(Buffer.concat(parts))) await once(output, "drain");
  }
  output.end();
  await finished(output);
  if (!header)
    throw new VigieError("invalid_input", "The file has no header line.", [
      { field: "file", message: "is empty", mend: "The first line names the columns." },
    ]);
  return header;
}

const newline = Buffer.from("\n");

function readHeader(record: TextRecord, given: string | undefined): { header: string[]; delimiter: string } {
  const text = record.bytes.toString("utf8").replace(/^\uFEFF/, "");
  const delimiter = given ?? guessDelimiter(text);
  return { header: columnNames(parseLine(text, delimiter)), delimiter };
}

interface Reject {
  csv_line: string;
  error_type: string;
  error_message: string;
}

/** Loads a delimited file into the table `raw`: every column as text, `_line` with its line number. */
export async function loadCsv(duck: Duck, csv: Csv): Promise<string[]> {
  const file = `${csv.scratch}/clean.csv`;
  const { header, delimiter } = await writeClean(csv, file);
  const columns = [`'_line': 'BIGINT'`, ...header.map((name) => `${quoteText(name)}: 'VARCHAR'`)].join(", ");
  await duck.run(`create table raw as select * from read_csv(${quoteText(file)}, header = false, auto_detect = false, columns = {${columns}},
    delim = ${quoteText(delimiter)}, quote = '"', escape = '"', strict_mode = true, ignore_errors = true, store_rejects = true,
    rejects_limit = 0, max_line_size = ${longestRow * 2}, buffer_size = ${longestRow * 64}, null_padding = false)`);
  const rejects = await duck.rows<Reject>("select csv_line, error_type, error_message from reject_errors");
  const seen = new Set<number>();
  for (const { csv_line, error_type } of rejects) {
    const line = Number.parseInt(csv_line, 10);
    if (Number.isNaN(line) || seen.has(line)) continue;
    seen.add(line);
    const text = excerpt(csv_line.slice(String(line).length + 1));
    const columns = /COLUMNS/.test(error_type);
    const message = columns
      ? `The line does not have ${header.length} columns, as the header has.`
      : "The line is not valid CSV; look for a quotation mark.";
    csv.onFault({ line, reason: columns ? "wrong_column_count" : "unclosed_quote", message, text });
  }
  return header;
}
