const chunkBytes = 1 << 18;
const longestRow = 1 << 12;
const header = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const trailer = Buffer.from([0xff, 0xff]);
/** The first day that PostgreSQL counts, 2000-01-01, in days from 1970-01-01. */
const epoch = 10_957;
const word = 2 ** 32;

/** Writes rows as the binary format of COPY: PostgreSQL takes in whole numbers and days sooner than as text. */
class CopyBinary {
  readonly full: Buffer[] = [];
  private buffer = Buffer.allocUnsafe(chunkBytes);
  private at = header.copy(this.buffer);
  private readonly columns: number;

  constructor(columns: number) {
    this.columns = columns;
  }

  beginRow(): this {
    if (this.at > chunkBytes - longestRow) this.close();
    return this.short(this.columns);
  }

  bigint(value: number): this {
    return this.int32(8)
      .int32(Math.floor(value / word))
      .int32(value);
  }

  /** Given in days from 1970-01-01. */
  date(day: number): this {
    return this.int32(4).int32(day - epoch);
  }

  /** A text that is far shorter than a row may be. */
  text(bytes: Buffer): this {
    this.int32(bytes.length);
    this.at += bytes.copy(this.buffer, this.at);
    return this;
  }

  end(): void {
    this.at += trailer.copy(this.buffer, this.at);
    this.close();
  }

  private close(): void {
    this.full.push(this.buffer.subarray(0, this.at));
    this.buffer = Buffer.allocUnsafe(chunkBytes);
    this.at = 0;
  }

  private short(value: number): this {
    this.buffer[this.at++] = value >>> 8;
    this.buffer[this.at++] = value;
    return this;
  }

  private int32(value: number): this {
    const { buffer } = this;
    buffer[this.at++] = value >>> 24;
    buffer[this.at++] = value >>> 16;
    buffer[this.at++] = value >>> 8;
    buffer[this.at++] = value;
    return this;
  }
}

export type { CopyBinary };

/** The rows, of so many columns, that `write` makes of each item, many at a time. */
export function* rowsInBinary<Item>(
  columns: number,
  items: Iterable<Item>,
  write: (bytes: CopyBinary, item: Item) => void,
): Generator<Buffer> {
  const bytes = new CopyBinary(columns);
  for (const item of items) {
    write(bytes, item);
    if (bytes.full.length > 0) yield* bytes.full.splice(0);
  }
  bytes.end();
  yield* bytes.full;
}
