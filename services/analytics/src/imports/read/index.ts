import type { Mapping } from "../mapping.ts";
import { readBytes } from "./bytes.ts";
import { loadCsv } from "./csv.ts";
import type { Duck } from "./duck.ts";
import type { RawFault } from "./faults.ts";
import { detectKind } from "./format.ts";
import { loadJson } from "./json.ts";
import { loadParquet } from "./parquet.ts";

export interface Loaded {
  header: string[];
  faults: RawFault[];
}

interface Input {
  file: string;
  /** The file's own name, where `file` is an upload's temporary path. */
  name: string;
  scratch: string;
  onProgress: (done: number, total: number) => void;
}

type Reading = Pick<Mapping, "delimiter" | "encoding">;

/** Loads any supported file into the DuckDB table `raw`; what cannot be read as a row is reported, not thrown. */
export async function loadRaw(duck: Duck, input: Input, reading: Reading): Promise<Loaded> {
  const kind = await detectKind(input.file, input.name);
  const faults: RawFault[] = [];
  const onFault = (fault: RawFault) => void faults.push(fault);
  if (kind.format === "parquet") return { header: await loadParquet(duck, input.file), faults };
  const bytes = await readBytes(input.file, kind.gzip, input.onProgress);
  const common = { bytes, scratch: input.scratch, onFault };
  const header =
    kind.format === "csv"
      ? await loadCsv(duck, { ...common, delimiter: reading.delimiter, encoding: reading.encoding })
      : await loadJson(duck, { ...common, lines: kind.format === "jsonl" });
  const end = bytes.fault();
  if (end) faults.push({ ...end, line: await lineAfterLast(duck, faults) });
  return { header, faults };
}

async function lineAfterLast(duck: Duck, faults: RawFault[]): Promise<number> {
  const [row] = await duck.rows<{ last: string | null }>("select max(_line)::varchar as last from raw");
  return Math.max(Number(row?.last ?? 0), ...faults.map((fault) => fault.line)) + 1;
}
