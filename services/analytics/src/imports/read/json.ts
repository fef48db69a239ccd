import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { VigieError } from "../../platform/errors/index.ts";
import type { Bytes } from "./bytes.ts";
import { type Duck, quoteText } from "./duck.ts";
import { excerpt, longestRow, type RawFault } from "./faults.ts";
import { splitObjects } from "./objects.ts";
import { cleanText, splitRecords } from "./records.ts";

interface Json {
  bytes: Bytes;
  lines: boolean;
  scratch: string;
  onFault: (fault: RawFault) => void;
}

interface TextObject {
  line: number;
  text: string;
}

async function* lineObjects(json: Json): AsyncGenerator<TextObject[]> {
  for await (const records of splitRecords(json.bytes.chunks, {
    quotes: false,
    onFault: json.onFault,
    isCut: () => json.bytes.fault() !== undefined,
  })) {
    yield cleanText(records, "utf-8", json.onFault).map(({ line, bytes }) => ({
      line,
      text: bytes.toString("utf8").replace(/^\uFEFF/, ""),
    }));
  }
}

/** Nested objects become columns with a dot in their name; lists stay JSON text. */
function flatten(value: object, prefix = ""): Record<string, string | null> {
  const flat: Record<string, string | null> = {};
  for (const [name, item] of Object.entries(value)) {
    const key = prefix ? `${prefix}.${name}` : name;
    if (item === null || item === undefined) flat[key] = null;
    else if (typeof item === "object" && !Array.isArray(item)) Object.assign(flat, flatten(item as object, key));
    else flat[key] = typeof item === "object" ? JSON.stringify(item) : String(item);
  }
  return flat;
}

function parseObject({ line, text }: TextObject, onFault: Json["onFault"]): Record<string, string | null> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("not an object");
    const flat = flatten(value);
    if (!Object.values(flat).some((item) => item?.includes("\u0000"))) return flat;
    onFault({ line, reason: "nul_byte", message: "A value holds a NUL character.", text: excerpt(text) });
  } catch {
    onFault({ line, reason: "not_json", message: "This is not a JSON object.", text: excerpt(text) });
  }
  return undefined;
}

/** Loads JSON or JSON lines into the table `raw`: every column as text, `_line` with its line, or its number in an array. */
export async function loadJson(duck: Duck, json: Json): Promise<string[]> {
  const file = `${json.scratch}/clean.jsonl`;
  const output = createWriteStream(file, { highWaterMark: 1 << 20 });
  const columns = new Map<string, true>();
  const objects = json.lines ? lineObjects(json) : splitObjects(json.bytes.chunks, json.onFault);
  for await (const batch of objects) {
    const lines = batch.flatMap((object) => {
      const flat = parseObject(object, json.onFault);
      if (!flat) return [];
      for (const name of Object.keys(flat)) columns.set(name, true);
      return [JSON.stringify({ _line: object.line, ...flat })];
    });
    if (lines.length > 0 && !output.write(`${lines.join("\n")}\n`)) await once(output, "drain");
  }
  output.end();
  await finished(output);
  const header = [...columns.keys()];
  if (header.length === 0)
    throw new VigieError("invalid_input", "The file holds no JSON object.", [
      { field: "file", message: "holds no JSON object" },
    ]);
  const types = [`'_line': 'BIGINT'`, ...header.map((name) => `${quoteText(name)}: 'VARCHAR'`)].join(", ");
  await duck.run(
    `create table raw as select * from read_json(${quoteText(file)}, format = 'newline_delimited', columns = {${types}}, maximum_object_size = ${longestRow * 4})`,
  );
  return header;
}
