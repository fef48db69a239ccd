import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { json, run, transaction } from "../platform/sql/index.ts";
import { checkedSql, requireColumns } from "./check.ts";
import { goodSql, identityIsPlace, orderSql } from "./facts.ts";
import type { SourceId } from "./fields.ts";
import { type Mapping, standardMapping } from "./mapping.ts";
import { type Duck, openDuck } from "./read/duck.ts";
import { loadRaw } from "./read/index.ts";
import {
  addLateRejects,
  addRawFaults,
  collectRejects,
  countRejects,
  keepRejects,
  placeColumn,
  type Reject,
} from "./rejects.ts";
import { statements } from "./statements.ts";
import { prepareOrders, releaseWaiting, writeOrders } from "./write/orders.ts";
import { writeRows } from "./write/rows.ts";

export interface Progress {
  phase: "reading" | "checking" | "writing" | "done";
  done: number;
  total: number;
}

export interface ImportRequest {
  /** Where the bytes are, and the name people know the file by. */
  file: string;
  name: string;
  /** A mapping, or a standard source whose columns carry the fields' names. */
  mapping: Mapping | SourceId;
  preset?: string | undefined;
  dryRun?: boolean;
  /** A folder for temporary files. */
  scratch: string;
  /** Continues the record of an import that was asked for over HTTP. */
  importId?: number;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

export interface Summary {
  import_id: number;
  source: SourceId;
  file: string;
  dry_run: boolean;
  rows_read: number;
  rows_written: number;
  rows_unchanged: number;
  rows_waiting: number;
  rows_rejected: number;
  rows_skipped: number;
  rejected_by_reason: Record<string, number>;
  released: number;
  elapsed_ms: number;
}

const ordersAtOnce = 25_000;
const rowsAtOnce = 100_000;
const manyRows = 20_000;

class Import {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly request: ImportRequest;
  readonly duck: Duck;
  readonly scratch: string;
  mapping!: Mapping;
  id = 0;
  summary: Omit<Summary, "import_id" | "source" | "file" | "dry_run" | "elapsed_ms"> = {
    rows_read: 0,
    rows_written: 0,
    rows_unchanged: 0,
    rows_waiting: 0,
    rows_rejected: 0,
    rows_skipped: 0,
    rejected_by_reason: {},
    released: 0,
  };

  constructor(sql: Sql, clock: Clock, request: ImportRequest, duck: Duck, scratch: string) {
    this.sql = sql;
    this.clock = clock;
    this.request = request;
    this.duck = duck;
    this.scratch = scratch;
  }

  say(progress: Progress): void {
    this.request.onProgress?.(progress);
    if (this.request.signal?.aborted) throw new Stopped();
  }

  async record(state: string, phase: string, progress: number, error: string | null = null): Promise<void> {
    if (this.request.dryRun && this.request.importId === undefined) return;
    await run(this.sql, statements.update, {
      ...counts(this.summary),
      state,
      phase,
      progress,
      error,
      id: this.id,
      at: this.clock(),
    });
  }

  async create(mapping: Mapping): Promise<void> {
    this.mapping = mapping;
    if (this.request.importId !== undefined) {
      this.id = this.request.importId;
      await run(this.sql, statements.setMapping, { id: this.id, mapping: json(mapping) });
      await this.record("running", "reading", 0);
      return;
    }
    if (this.request.dryRun) return;
    const bytes = (await stat(this.request.file)).size;
    const [made] = await run<{ id: number }>(this.sql, statements.create, {
      source: mapping.source,
      preset: this.request.preset ?? null,
      mapping: json(mapping),
      file: this.request.name,
      bytes,
      state: "running",
      dry_run: false,
      path: null,
      at: this.clock(),
    });
    this.id = made?.id ?? 0;
  }
}

class Stopped extends Error {}

function counts(summary: Import["summary"]) {
  const { rejected_by_reason, rows_skipped: _, released: __, ...numbers } = summary;
  return { ...numbers, rejected_by_reason: json(rejected_by_reason) };
}

/** Reads the file and sorts its rows into good, repeated and rejected, all in DuckDB. */
async function check(it: Import): Promise<string[]> {
  const { duck, request, summary } = it;
  const given = typeof request.mapping === "string" ? undefined : request.mapping;
  const reading = given ?? { delimiter: undefined, encoding: "utf-8" as const };
  const loaded = await loadRaw(
    duck,
    { ...request, scratch: it.scratch, onProgress: (done, total) => it.say({ phase: "reading", done, total }) },
    reading,
  );
  const mapping = withPlace(given ?? standardMapping(request.mapping as SourceId, loaded.header), loaded.header);
  requireColumns(mapping, loaded.header);
  await it.create(mapping);
  await it.record("running", "checking", 0.3);
  it.say({ phase: "checking", done: 0, total: 1 });
  const { sql, checks } = checkedSql(mapping, loaded.header, it.clock());
  await duck.run(sql);
  await duck.run(goodSql(mapping));
  if (mapping.source === "orders") await duck.run(orderSql(mapping));
  await collectRejects(duck, loaded.header, checks, identityIsPlace(mapping));
  await addRawFaults(duck, loaded.faults, it.scratch);
  const [row] = await duck.rows<Record<string, string>>(`select (select count(*) from raw)::varchar as raw,
    (select count(*) from checked)::varchar as checked,
    (select count(*) from repeats where same)::varchar as repeated`);
  summary.rows_read = Number(row?.["raw"] ?? 0) + loaded.faults.length;
  summary.rows_skipped = Number(row?.["raw"] ?? 0) - Number(row?.["checked"] ?? 0);
  summary.rows_unchanged = Number(row?.["repeated"] ?? 0);
  return loaded.header;
}

/** A corrected file from quarantine names the place of each line; any other file does not have that column. */
function withPlace(mapping: Mapping, header: readonly string[]): Mapping {
  if (mapping.source !== "orders" || !header.includes(placeColumn)) return mapping;
  return { ...mapping, columns: { ...mapping.columns, line_no: placeColumn } };
}

const productSources: readonly SourceId[] = ["orders", "products", "inventory"];
const namesProducts = ({ source }: Mapping) => productSources.includes(source);

async function write(it: Import): Promise<Reject[]> {
  const { duck, sql, mapping, summary } = it;
  const isOrders = mapping.source === "orders";
  const [last] = await duck.rows<{ last: string | null }>(
    isOrders ? "select max(ordinal)::varchar as last from orders" : "select max(_line)::varchar as last from good",
  );
  const total = Number(last?.last ?? 0);
  const step = isOrders ? ordersAtOnce : rowsAtOnce;
  const late: Reject[] = [];
  const writing = { duck, mapping, importId: it.id, scratch: it.scratch, now: it.clock() };
  if (isOrders) await sql.begin((tx) => prepareOrders(tx, writing));
  for (let from = 1; from <= total; from += step) {
    const range = { from, to: Math.min(total, from + step - 1) };
    const part = await transaction(sql, (tx) => (isOrders ? writeOrders : writeRows)(tx, writing, range));
    summary.rows_written += part.written;
    summary.rows_unchanged += part.unchanged;
    summary.rows_waiting += part.waiting;
    late.push(...part.rejects);
    await it.record("running", "writing", 0.4 + (0.6 * range.to) / total);
    it.say({ phase: "writing", done: range.to, total });
  }
  // Fresh statistics, or the rollups' first look at many new rows takes the wrong paths.
  if (summary.rows_written > manyRows)
    await sql.unsafe("analyze shop.sales_order, shop.order_line, shop.product, shop.customer, shop.exposure");
  if (namesProducts(mapping)) summary.released = await transaction(sql, releaseWaiting);
  return late;
}

async function perform(it: Import): Promise<void> {
  const header = await check(it);
  const late = it.request.dryRun ? [] : await write(it);
  await addLateRejects(it.duck, header, late);
  it.summary.rejected_by_reason = await countRejects(it.duck);
  it.summary.rows_rejected = Object.values(it.summary.rejected_by_reason).reduce((sum, n) => sum + n, 0);
  if (!it.request.dryRun && it.summary.rows_rejected > 0) {
    await keepRejects(it.sql, it.duck, {
      importId: it.id,
      source: it.mapping.source,
      file: it.request.name,
      scratch: it.scratch,
    });
  }
}

/**
 * Imports a file. Good rows are merged in transactions of their own, each safe to repeat, so that an import that was
 * killed is simply run again; rejected rows go to quarantine. A dry run checks everything and writes nothing.
 */
export async function importFile(sql: Sql, clock: Clock, request: ImportRequest): Promise<Summary> {
  const started = performance.now();
  const scratch = path.join(request.scratch, `import-${process.pid}-${Math.floor(started * 1000)}`);
  await mkdir(scratch, { recursive: true });
  const duck = await openDuck(path.join(scratch, "duck.db"));
  const it = new Import(sql, clock, request, duck, scratch);
  try {
    await perform(it);
    await it.record("done", "done", 1);
    it.say({ phase: "done", done: 1, total: 1 });
  } catch (error) {
    const stopped = error instanceof Stopped;
    if (it.id > 0)
      await it.record(stopped ? "stopped" : "failed", "done", 1, stopped ? null : messageOf(error)).catch(() => {});
    if (stopped)
      throw new VigieError("conflict", "The import was stopped. Run it again to finish it; nothing is written twice.");
    throw error;
  } finally {
    duck.close();
    await rm(scratch, { recursive: true, force: true });
  }
  const { mapping, summary } = it;
  return {
    import_id: it.id,
    source: mapping.source,
    file: request.name,
    dry_run: request.dryRun ?? false,
    ...summary,
    elapsed_ms: Math.round(performance.now() - started),
  };
}

const messageOf = (error: unknown) =>
  error instanceof VigieError ? error.message : "The import failed; the log says why.";
