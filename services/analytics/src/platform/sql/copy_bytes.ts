/** Bytes of the text format of COPY. */
export const [tab, newline, minus, zero] = [9, 10, 45, 48];
const chunkBytes = 1 << 18;
const longestRow = 1 << 12;
const mostDigits = 20;
const shortText = 16;
/** The most that fits into a whole number of the processor. */
const mostAtOnce = 2 ** 31 - 1;

/** Writes rows of whole numbers and plain texts as the text format of COPY: for millions of them, without a text for each. */
export class CopyBytes {
  private buffer = Buffer.allocUnsafe(chunkBytes);
  private readonly full: Buffer[] = [];
  private at = 0;
  private readonly digits = new Uint8Array(mostDigits);

  int(value: number): this {
    let rest = value;
    if (rest < 0) {
      this.buffer[this.at++] = minus;
      rest = -rest;
    }
    let first = mostDigits;
    for (; rest > mostAtOnce; rest = Math.floor(rest / 10)) this.digits[--first] = zero + (rest % 10);
    let small = rest | 0;
    do {
      const tenth = (small / 10) | 0;
      this.digits[--first] = zero + small - 10 * tenth;
      small = tenth;
    } while (small > 0);
    while (first < mostDigits) this.buffer[this.at++] = this.digits[first++]!;
    this.buffer[this.at++] = tab;
    return this;
  }

  /** A text without tabs, line breaks and backslashes, one byte a character, that is far shorter than a row may be. */
  plain(text: string): this {
    const { buffer } = this;
    let { at } = this;
    // For a text this short, buffer.write takes several times as long.
    if (text.length > shortText) at += buffer.write(text, at, "latin1");
    else for (let place = 0; place < text.length; place++) buffer[at++] = text.charCodeAt(place);
    buffer[at++] = tab;
    this.at = at;
    return this;
  }

  endRow(): void {
    this.buffer[this.at - 1] = newline;
    if (this.at > chunkBytes - longestRow) this.close();
  }

  get hasFull(): boolean {
    return this.full.length > 0;
  }

  /** What is full, and with `all` what is not. */
  take(all = false): Buffer[] {
    if (all && this.at > 0) this.close();
    return this.full.splice(0);
  }

  private close(): void {
    this.full.push(this.buffer.subarray(0, this.at));
    this.buffer = Buffer.allocUnsafe(chunkBytes);
    this.at = 0;
  }
}

/** The rows that `write` makes of each item, many at a time. */
export function* rowsInBytes<Item>(
  items: Iterable<Item>,
  write: (bytes: CopyBytes, item: Item) => void,
): Generator<Buffer> {
  const bytes = new CopyBytes();
  for (const item of items) {
    write(bytes, item);
    if (bytes.hasFull) yield* bytes.take();
  }
  yield* bytes.take(true);
}
