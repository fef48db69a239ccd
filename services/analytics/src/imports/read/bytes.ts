import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import type { RawFault } from "./faults.ts";

export interface Bytes {
  chunks: AsyncIterable<Buffer>;
  /** Filled when the stream ended before its time. */
  fault: () => RawFault | undefined;
}

/** Reads a file, unpacking gzip; a file that breaks off gives what it holds and then a fault, not an exception. */
export async function readBytes(
  file: string,
  gzip: boolean,
  onProgress: (done: number, total: number) => void,
): Promise<Bytes> {
  const total = (await stat(file)).size;
  let read = 0;
  let fault: RawFault | undefined;
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  source.on("data", (chunk) => {
    read += chunk.length;
    onProgress(read, total);
  });
  async function* chunks(): AsyncGenerator<Buffer> {
    if (!gzip) {
      yield* source as AsyncIterable<Buffer>;
      return;
    }
    const unpacked = createGunzip();
    source.on("error", (error) => unpacked.destroy(error));
    source.pipe(unpacked);
    try {
      yield* unpacked as AsyncIterable<Buffer>;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      if (!code.startsWith("Z_")) throw error;
      fault = {
        line: 0,
        reason: "truncated_file",
        message: "The gzip file breaks off or is damaged here; what came before was read.",
        text: "",
      };
    }
  }
  return { chunks: chunks(), fault: () => fault };
}
