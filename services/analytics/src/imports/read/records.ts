import { isUtf8 } from "node:buffer";
import { excerpt, longestRow, type RawFault } from "./faults.ts";

/** One record of a delimited file: its bytes without the line end, and the line it begins on. */
export interface TextRecord {
  line: number;
  bytes: Buffer;
}

const newline = 10;
const quote = 34;
const carriageReturn = 13;

interface Options {
  /** Quotes may hold line ends (CSV), or not (JSON lines). */
  quotes: boolean;
  onFault: (fault: RawFault) => void;
  /** The stream broke off: its last, unfinished record is no record. */
  isCut?: () => boolean;
}

/** How a record ends from `from` on: its end and the next start, or undefined when more bytes are needed. */
function endOf(buffer: Buffer, from: number, quotes: boolean): { end: number; open: boolean } {
  let position = from;
  let inside = false;
  for (;;) {
    const end = buffer.indexOf(newline, position);
    const stop = end === -1 ? buffer.length : end;
    if (quotes) {
      for (let at = buffer.indexOf(quote, position); at !== -1 && at < stop; at = buffer.indexOf(quote, at + 1))
        inside = !inside;
    }
    if (end === -1) return { end: -1, open: inside };
    if (!inside) return { end, open: false };
    position = end + 1;
  }
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines++;
  return lines;
}

function strip(bytes: Buffer): Buffer {
  return bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
}

/**
 * Splits a stream of bytes into records. A record that is too long, that has NUL bytes, or whose quote is never closed
 * is reported and left out; reading goes on with the next line.
 */
export async function* splitRecords(
  chunks: AsyncIterable<Buffer>,
  { quotes, onFault, isCut = () => false }: Options,
): AsyncGenerator<TextRecord[]> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let skipping = false;
  const fault = (reason: RawFault["reason"], message: string, bytes: Buffer) =>
    onFault({ line, reason, message, text: excerpt(bytes) });

  const take = (buffer: Buffer, last: boolean): TextRecord[] => {
    const found: TextRecord[] = [];
    let from = 0;
    while (from < buffer.length) {
      if (skipping) {
        const end = buffer.indexOf(newline, from);
        if (end === -1) return keep(Buffer.alloc(0), found);
        skipping = false;
        line += 1;
        from = end + 1;
        continue;
      }
      let { end, open } = endOf(buffer, from, quotes);
      const pending = buffer.length - from;
      if (end === -1 && !last && pending <= longestRow) break;
      if (end === -1 && (open || pending > longestRow)) {
        const lineEnd = buffer.indexOf(newline, from);
        if (open && lineEnd !== -1) {
          fault("unclosed_quote", "A quotation mark on this line is never closed.", buffer.subarray(from, lineEnd));
          line += 1;
          from = lineEnd + 1;
          continue;
        }
        if (pending > longestRow)
          fault("line_too_long", `The line is longer than ${longestRow} bytes.`, buffer.subarray(from, from + 2_000));
        else fault("unclosed_quote", "A quotation mark on this line is never closed.", buffer.subarray(from));
        if (last) return keep(Buffer.alloc(0), found);
        skipping = true;
        continue;
      }
      if (end === -1) end = buffer.length;
      const bytes = buffer.subarray(from, end);
      if (bytes.length > longestRow)
        fault("line_too_long", `The line is longer than ${longestRow} bytes.`, bytes.subarray(0, 2_000));
      else if (bytes.length > 1 || (bytes.length === 1 && bytes[0] !== carriageReturn))
        found.push({ line, bytes: strip(bytes) });
      line += 1 + countLines(bytes);
      from = end + 1;
    }
    return keep(buffer.subarray(from), found);
  };
  const keep = (left: Buffer, found: TextRecord[]) => {
    rest = left;
    return found;
  };
  for await (const chunk of chunks) {
    const found = take(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), false);
    if (found.length > 0) yield found;
  }
  if (isCut()) return;
  const found = take(rest, true);
  if (found.length > 0) yield found;
}

const cp1252 = new TextDecoder("windows-1252");

/** The records that are proper text; the others are reported. With windows-1252 what is not UTF-8 is converted. */
export function cleanText(
  records: TextRecord[],
  encoding: "utf-8" | "windows-1252",
  onFault: (fault: RawFault) => void,
): TextRecord[] {
  return records.flatMap((record) => {
    if (record.bytes.includes(0)) {
      onFault({
        line: record.line,
        reason: "nul_byte",
        message: "The line holds a NUL byte.",
        text: excerpt(record.bytes),
      });
      return [];
    }
    if (isUtf8(record.bytes)) return [record];
    if (encoding === "windows-1252") return [{ line: record.line, bytes: Buffer.from(cp1252.decode(record.bytes)) }];
    const message =
      "The line is not UTF-8. If the file is in an older encoding, set `encoding: windows-1252` in the mapping.";
    onFault({
      line: record.line,
      reason: "not_utf8",
      message,
      text: excerpt(Buffer.from(cp1252.decode(record.bytes))),
    });
    return [];
  });
}
