import { open } from "node:fs/promises";

export type Format = "csv" | "json" | "jsonl" | "parquet";

export interface FileKind {
  format: Format;
  gzip: boolean;
}

const byName: [RegExp, Format][] = [
  [/\.parquet$/i, "parquet"],
  [/\.(jsonl|ndjson)$/i, "jsonl"],
  [/\.json$/i, "json"],
  [/\.(csv|tsv|txt)$/i, "csv"],
];

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.alloc(4);
    const { bytesRead } = await handle.read(buffer, 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What a file is, by its first bytes and then by its name; without either it is taken for CSV. */
export async function detectKind(file: string, name = file): Promise<FileKind> {
  const head = await firstBytes(file);
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  if (head.toString("latin1") === "PAR1") return { format: "parquet", gzip: false };
  const bare = gzip ? name.replace(/\.gz$/i, "") : name;
  const named = byName.find(([pattern]) => pattern.test(bare))?.[1];
  if (named) return { format: named, gzip };
  return { format: head.toString("latin1").trimStart().startsWith("[") ? "json" : "csv", gzip };
}
