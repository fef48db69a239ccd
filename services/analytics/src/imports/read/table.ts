import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { type Duck, openDuck } from "./duck.ts";
import { type Loaded, loadRaw } from "./index.ts";

export interface TableFile {
  file: string;
  /** The file's own name, where `file` is an upload's temporary path. */
  name?: string;
  /** A folder for temporary files. */
  scratch: string;
  onProgress?: (done: number, total: number) => void;
}

/** Works on a file as the table `raw` of a DuckDB of its own: every column as text, `_line` with its place. */
export async function withTable<Result>(
  it: TableFile,
  work: (duck: Duck, loaded: Loaded) => Promise<Result>,
): Promise<Result> {
  const scratch = path.join(it.scratch, `table-${process.pid}`);
  await mkdir(scratch, { recursive: true });
  const duck = await openDuck(path.join(scratch, "duck.db"));
  try {
    const input = { file: it.file, name: it.name ?? it.file, scratch, onProgress: it.onProgress ?? (() => {}) };
    return await work(duck, await loadRaw(duck, input, { delimiter: undefined, encoding: "windows-1252" }));
  } finally {
    duck.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
