import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Sql } from "@vigie/db";

export interface Sample {
  wallMs: number;
  cpuMs: number;
}

export interface Timing {
  medianMs: number;
  minMs: number;
  cpuMs: number;
  samples: number;
}

setFlagsFromString("--expose-gc");
/** Throws away what is no longer used: what was measured or compared before is not paid for by what comes after. */
export const emptyHeap = runInNewContext("gc") as () => void;

/** Milliseconds of processor time a process has used; undefined where /proc does not say. */
function processorTime(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return undefined;
  }
}

export async function backendOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
}

/** One call: wall time, and processor time of this process and, where given, of a database's backend. */
export async function sample(work: () => Promise<unknown>, backend?: number): Promise<Sample> {
  const remote = () => (backend === undefined ? 0 : (processorTime(backend) ?? Number.NaN));
  const [node, other, started] = [process.cpuUsage(), remote(), performance.now()];
  await work();
  const wallMs = performance.now() - started;
  const used = process.cpuUsage(node);
  return { wallMs, cpuMs: (used.user + used.system) / 1_000 + remote() - other };
}

/** Several calls in a row: five, or fewer when they are slow. */
export async function burst(work: () => Promise<unknown>, backend?: number): Promise<Sample[]> {
  const made: Sample[] = [];
  const started = performance.now();
  while (made.length < 5 && (made.length === 0 || performance.now() - started < 300))
    made.push(await sample(work, backend));
  return made;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function timing(samples: Sample[]): Timing {
  const walls = samples.map((it) => it.wallMs);
  return {
    medianMs: median(walls),
    minMs: Math.min(...walls),
    cpuMs: samples.reduce((sum, it) => sum + it.cpuMs, 0) / samples.length,
    samples: samples.length,
  };
}
