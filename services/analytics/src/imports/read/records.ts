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

/** Looks for quotes in one buffer from left to right, and never twice over the same bytes. */
class Quotes {
  private next = 0;
  private readonly buffer: Buffer;

  constructor(buffer: Buffer) {
    this.buffer = buffer;
    this.next = this.after(0);
  }

  private after(position: number): number {
    const at = this.buffer.indexOf(quote, position);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  }

  /** Goes back, or on, to `position`. */
  restart(position: number): void {
    this.next = this.after(position);
  }

  /** How many quotes there are in [from, to). */
  count(from: number, to: number): number {
    if (this.next < from) this.restart(from);
    let found = 0;
    for (; this.next < to; this.next = this.after(this.next + 1)) found++;
    return found;
  }
}

/** Where the record that begins at `from` ends; -1 and whether a quote is open when the buffer ends first. */
function endOf(buffer: Buffer, from: number, quotes: Quotes | undefined): { end: number; open: boolean } {
  let inside = false;
  for (let position = from; ; ) {
    const end = buffer.indexOf(newline, position);
    if (quotes && quotes.count(position, end === -1 ? buffer.length : end) % 2 === 1) inside = !inside;
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

class Splitter {
  private rest: Buffer = Buffer.alloc(0);
  private line = 1;
  /** Inside a line that is too long: everything up to its end is passed over. */
  private skipping = false;
  private readonly quotes: boolean;
  private readonly onFault: (fault: RawFault) => void;

  constructor(quotes: boolean, onFault: (fault: RawFault) => void) {
    this.quotes = quotes;
    this.onFault = onFault;
  }

  /** The records that are whole with this chunk; what is left waits for the next one. */
  push(chunk: Buffer): TextRecord[] {
    return this.take(this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]), false);
  }

  end(): TextRecord[] {
    return this.take(this.rest, true);
  }

  private take(buffer: Buffer, last: boolean): TextRecord[] {
    const found: TextRecord[] = [];
    let from = 0;
    const quotes = this.quotes ? new Quotes(buffer) : undefined;
    while (from < buffer.length) {
      const { end, open } = this.skipping
        ? { end: buffer.indexOf(newline, from), open: false }
        : endOf(buffer, from, quotes);
      const pending = buffer.length - from;
      if (end === -1 && !last && !this.skipping && pending <= longestRow) break;
      if (end === -1 && (this.skipping || open || pending > longestRow)) {
        from = this.giveUp(buffer, from, open);
        quotes?.restart(from);
        continue;
      }
      const until = end === -1 ? buffer.length : end;
      this.close(buffer.subarray(from, until), found);
      from = until + 1;
    }
    this.rest = buffer.subarray(Math.min(from, buffer.length));
    return found;
  }

  /** A record that cannot be ended: its first line is reported, and reading goes on behind it. Answers from where. */
  private giveUp(buffer: Buffer, from: number, open: boolean): number {
    const lineEnd = buffer.indexOf(newline, from);
    if (this.skipping) return buffer.length;
    if (open && lineEnd !== -1) {
      this.fault("unclosed_quote", buffer.subarray(from, lineEnd));
      this.line += 1;
      return lineEnd + 1;
    }
    this.fault(
      buffer.length - from > longestRow ? "line_too_long" : "unclosed_quote",
      buffer.subarray(from, from + excerptBytes),
    );
    this.skipping = true;
    return buffer.length;
  }

  private close(bytes: Buffer, found: TextRecord[]): void {
    if (this.skipping) this.skipping = false;
    else if (bytes.length > longestRow) this.fault("line_too_long", bytes.subarray(0, excerptBytes));
    else if (strip(bytes).length > 0) found.push({ line: this.line, bytes: strip(bytes) });
    this.line += 1 + countLines(bytes);
  }

  private fault(reason: "unclosed_quote" | "line_too_long", bytes: Buffer): void {
    this.onFault({ line: this.line, reason, message: messages[reason], text: excerpt(bytes) });
  }
}

const excerptBytes = 2_000;
const messages = {
  unclosed_quote: "A quotation mark on this line is never closed.",
  line_too_long: `The line is longer than ${longestRow} bytes.`,
};

/**
 * Splits a stream of bytes into records. A record that is too long or whose quote is never closed is reported and left
 * out; reading goes on with the next line.
 */
export async function* splitRecords(chunks: AsyncIterable<Buffer>, options: Options): AsyncGenerator<TextRecord[]> {
  const splitter = new Splitter(options.quotes, options.onFault);
  for await (const chunk of chunks) {
    const found = splitter.push(chunk);
    if (found.length > 0) yield found;
  }
  if (options.isCut?.()) return;
  const found = splitter.end();
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
