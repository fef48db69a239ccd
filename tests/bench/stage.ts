import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, type EmbeddedPostgres, migrate, type Sql, startEmbedded } from "@vigie/db";
import { rebuild } from "../../services/analytics/src/rollups/refresh.ts";
import type { Duck } from "./duck.ts";
import { generate } from "./generate.ts";
import { load } from "./load.ts";
import { now, type Sizes } from "./window.ts";

/** One size, ready to be asked: the same rows in PostgreSQL, with rollups, and in a DuckDB file. */
export interface Stage {
  folder: string;
  duck: Duck;
  server: EmbeddedPostgres;
  sql: Sql;
  seconds: { generate: number; load: number; rebuild: number };
  close(): Promise<void>;
}

interface StageOptions {
  sizes: Sizes;
  seed: number;
  threads: number;
  say: (text: string) => void;
}

/** Housekeeping of the database happens between the measurements, not during them. */
async function settle(sql: Sql): Promise<void> {
  await sql.unsafe("vacuum analyze mart.cell, mart.customer_day, mart.return_gap, mart.active_customers, ops.dirty");
  await sql.unsafe("checkpoint");
}

export async function prepare({ sizes, seed, threads, say }: StageOptions): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-bench-"));
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<[T, number]> => {
    say(name);
    const started = performance.now();
    return [await work(), (performance.now() - started) / 1_000];
  };
  const [duck, generated] = await timed("generating", () =>
    generate(path.join(folder, "facts.duckdb"), sizes, seed, threads),
  );
  const server = await startEmbedded(path.join(folder, "postgres"));
  const sql = connect(server.url);
  const close = async () => {
    duck.close();
    await sql.end({ timeout: 2 });
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await sql.unsafe("alter system set autovacuum = off");
    await sql.unsafe("select pg_reload_conf()");
    await migrate(sql);
    const [, loaded] = await timed("loading", () => load(sql, duck, folder));
    const [, rebuilt] = await timed("counting the rollups", () => rebuild(sql, { clock: () => now }));
    await timed("tidying up", () => settle(sql));
    return {
      folder,
      duck,
      server,
      sql,
      close,
      seconds: { generate: generated, load: loaded, rebuild: rebuilt },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
