/** Of the protocol's messages: one byte of kind, four of length, which counts itself. */
const headBytes = 5;
const copyData = 100;

type Taken = (bytes: Buffer, from: number, to: number) => void;

/** How long the message is that begins here; 0: too little of it is there to say. */
const lengthAt = (bytes: Buffer, at: number): number =>
  at + headBytes > bytes.length
    ? 0
    : 1 + ((bytes[at + 1]! << 24) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 8) | bytes[at + 4]!);

/**
 * Takes a stream of PostgreSQL's protocol apart, in pieces of any size: the rows of COPY, each a message that ends with the
 * line's end, go one way, where they lie and without it; all other messages go the other way, whole.
 */
export class CopyMessages {
  private readonly onRow: Taken;
  private readonly onOther: (bytes: Buffer) => void;
  /** The beginning of a message of which the end has not come. */
  private begun: Buffer = Buffer.alloc(0);

  constructor(onRow: Taken, onOther: (bytes: Buffer) => void) {
    [this.onRow, this.onOther] = [onRow, onOther];
  }

  take(bytes: Buffer): void {
    let at = this.finish(bytes);
    while (this.begun.length === 0) {
      const length = lengthAt(bytes, at);
      if (length === 0 || at + length > bytes.length) break;
      this.hand(bytes, at, at + length);
      at += length;
    }
    if (at < bytes.length) this.begun = Buffer.concat([this.begun, bytes.subarray(at)]);
  }

  /** Completes the message that has begun; answers where the next begins. */
  private finish(bytes: Buffer): number {
    let at = 0;
    while (this.begun.length > 0) {
      const length = lengthAt(this.begun, 0) || headBytes;
      const missing = length - this.begun.length;
      if (missing > bytes.length - at) return at;
      this.begun = Buffer.concat([this.begun, bytes.subarray(at, at + missing)]);
      at += missing;
      if (lengthAt(this.begun, 0) !== length) continue;
      const whole = this.begun;
      this.begun = Buffer.alloc(0);
      this.hand(whole, 0, length);
    }
    return at;
  }

  private hand(bytes: Buffer, from: number, to: number): void {
    if (bytes[from] === copyData) this.onRow(bytes, from + headBytes, to - 1);
    else this.onOther(bytes.subarray(from, to));
  }

  /** Hands on what has begun. */
  end(): void {
    if (this.begun.length > 0) this.onOther(this.begun);
    this.begun = Buffer.alloc(0);
  }
}
