import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { invalid, VigieError } from "../platform/errors/index.ts";

export interface Upload {
  file: string;
  name: string;
  fields: Record<string, string>;
}

interface Options {
  folder: string;
  id: string;
  maxBytes: number;
}

/** Takes a multipart body apart, writing its file to disk as it comes; nothing large is held in memory. */
export async function receiveUpload(request: Request, { folder, id, maxBytes }: Options): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) {
    throw new VigieError("unsupported_media_type", "Send the file as multipart/form-data, in a part named `file`.");
  }
  await mkdir(folder, { recursive: true });
  const parser = busboy({
    headers: { "content-type": type },
    limits: { fileSize: maxBytes, files: 1, fieldSize: 1_048_576 },
  });
  const fields: Record<string, string> = {};
  const received: { file: string; name: string; done: Promise<void>; cut: () => boolean }[] = [];
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  parser.on("file", (_, stream, info) => {
    const name = path.basename(info.filename || "upload");
    const file = path.join(folder, `${id}-${name.replace(/[^\w.-]/g, "_").slice(-80)}`);
    received.push({
      file,
      name,
      done: pipeline(stream, createWriteStream(file)),
      cut: () => stream.truncated === true,
    });
  });
  await pipeline(Readable.fromWeb(request.body as ReadableStream), parser);
  const [it] = received;
  if (!it) throw invalid("file", "is missing", "Send the file in a part named `file`.");
  await it.done;
  if (it.cut()) {
    await rm(it.file, { force: true });
    throw new VigieError(
      "too_large",
      `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MB. Import it with the CLI, or raise VIGIE_MAX_UPLOAD_MB.`,
    );
  }
  return { file: it.file, name: it.name, fields };
}
