const [tab, newline, minus, zero] = [9, 10, 45, 48];
const chunkBytes = 1 << 18;
const longestRow = 1 << 12;
const mostDigits = 20;

/** Writes rows of whole numbers and plain texts as the text format of COPY: for millions of them, without a text for each. */
export class CopyBytes {
  private buffer = Buffer.allocUnsafe(chunkBytes);
  private at = 0;
  private readonly digits = new Uint8Array(mostDigits);

  int(value: number): this {
    let rest = value;
    if (rest < 0) {
      this.buffer[this.at++] = minus;
      rest = -rest;
    }
    let first = mostDigits;
    do {
      const tenth = Math.floor(rest / 10);
      this.digits[--first] = zero + rest - 10 * tenth;
      rest = tenth;
    } while (rest > 0);
    while (first < mostDigits) this.buffer[this.at++] = this.digits[first++]!;
    this.buffer[this.at++] = tab;
    return this;
  }

  /** A text without tabs, line breaks and backslashes, one byte a character, that is far shorter than a row may be. */
  plain(text: string): this {
    this.at += this.buffer.write(text, this.at, "latin1");
    this.buffer[this.at++] = tab;
    return this;
  }

  endRow(): void {
    this.buffer[this.at - 1] = newline;
  }

  /** The rows so far, once they are many, or all that are left. */
  take(all = false): Buffer | undefined {
    if (this.at === 0 || (!all && this.at < chunkBytes - longestRow)) return undefined;
    const full = this.buffer.subarray(0, this.at);
    this.buffer = Buffer.allocUnsafe(chunkBytes);
    this.at = 0;
    return full;
  }
}
