import { StringDecoder } from "node:string_decoder";
import { excerpt, longestRow, type RawFault } from "./faults.ts";

/** Cuts a JSON array (or objects one after the other) into its objects. An object's `line` is its number in the file. */
class ObjectSplitter {
  private depth = 0;
  private inText = false;
  private escaped = false;
  private number = 0;
  private parts: string[] = [];
  private size = 0;
  private readonly onFault: (fault: RawFault) => void;

  constructor(onFault: (fault: RawFault) => void) {
    this.onFault = onFault;
  }

  push(text: string): { line: number; text: string }[] {
    const found: { line: number; text: string }[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (this.skipsText(char)) continue;
      if (char === "{") {
        if (this.depth === 0) {
          from = at;
          this.number++;
        }
        this.depth++;
      } else if (char === "}" && this.depth > 0) {
        this.depth--;
        if (this.depth === 0) found.push(...this.finish(text.slice(from, at + 1)));
      }
    }
    if (this.depth > 0) this.keep(text.slice(this.parts.length > 0 || this.size > 0 ? 0 : from));
    return found;
  }

  /** Text in quotes holds no structure. Outside of an object a quote means nothing. */
  private skipsText(char: string | undefined): boolean {
    if (this.depth === 0) return false;
    if (this.inText) {
      if (this.escaped) this.escaped = false;
      else if (char === "\\") this.escaped = true;
      else if (char === '"') this.inText = false;
      return true;
    }
    if (char === '"') this.inText = true;
    return this.inText;
  }

  private keep(part: string): void {
    this.size += part.length;
    if (this.size <= longestRow) this.parts.push(part);
  }

  private finish(part: string): { line: number; text: string }[] {
    const tooLong = this.size + part.length > longestRow;
    const text = this.parts.join("") + part;
    this.parts = [];
    this.size = 0;
    if (!tooLong) return [{ line: this.number, text }];
    this.onFault({
      line: this.number,
      reason: "line_too_long",
      message: `The object is longer than ${longestRow} bytes.`,
      text: excerpt(text),
    });
    return [];
  }

  end(): void {
    if (this.depth === 0) return;
    this.onFault({
      line: this.number,
      reason: "not_json",
      message: "The file ends in the middle of this object.",
      text: excerpt(this.parts.join("")),
    });
  }
}

export async function* splitObjects(
  chunks: AsyncIterable<Buffer>,
  onFault: (fault: RawFault) => void,
): AsyncGenerator<{ line: number; text: string }[]> {
  const decoder = new StringDecoder("utf8");
  const splitter = new ObjectSplitter(onFault);
  for await (const chunk of chunks) yield splitter.push(decoder.write(chunk));
  yield splitter.push(decoder.end());
  splitter.end();
}
