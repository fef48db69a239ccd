import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import SnappyJS from "snappyjs";
import { VigieError } from "../../platform/errors/index.ts";

const unzip = promisify(gunzip);
export const mostBytes = 64 * 1_048_576;

const unreadable = (what: string) =>
  new VigieError("invalid_input", `The body is not ${what}.`, [{ field: "body", message: `is not ${what}` }]);

/** The bytes of a request, without gzip. What would grow beyond all bounds is refused. */
export async function readBody(request: Request): Promise<Uint8Array> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const encoding = request.headers.get("content-encoding")?.toLowerCase();
  if (!encoding || encoding === "identity" || encoding === "snappy") return bytes;
  if (encoding !== "gzip")
    throw new VigieError("unsupported_media_type", `The encoding ${encoding} is not read; use gzip or none.`);
  return unzip(bytes, { maxOutputLength: mostBytes }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_BUFFER_TOO_LARGE")
      throw new VigieError("too_large", "The body is too large once it is unpacked.");
    throw unreadable("gzip");
  });
}

export function fromSnappy(bytes: Uint8Array): Uint8Array {
  try {
    return SnappyJS.uncompress(bytes, mostBytes);
  } catch {
    throw unreadable("snappy");
  }
}

export function fromJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    throw unreadable("JSON");
  }
}

/** Runs a reader of untrusted bytes or values; what it throws is the sender's fault. */
export function reading<Result>(what: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw unreadable(what);
  }
}
