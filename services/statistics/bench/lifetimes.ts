import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { type BgNbd, type Fitted, fitBgNbd, isUndefined } from "../src/index.ts";
import { simulatedHistories } from "../src/lifetime/testing/simulated.ts";
import { readCdnow } from "./readCdnow.ts";

const file = resolve(import.meta.dirname, "../../../../shared/data/cdnow.csv");
const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "vigie/python/bin/python");
const python = process.env["VIGIE_PYTHON"] || (existsSync(cache) ? cache : "python3");
const script = resolve(import.meta.dirname, "fit_cdnow.py");

/** One fit by each, and how long each took. */
export interface Compared {
  version: string;
  ours: { model: BgNbd; ms: number };
  theirs: { model: BgNbd; ms: number };
}

/** Why the two cannot be compared here; undefined where they can. */
export function lacking(): string | undefined {
  if (!existsSync(file)) return `${file} is absent`;
  const { status } = spawnSync(python, ["-c", "import lifetimes"], { stdio: "ignore" });
  return status === 0
    ? undefined
    : "Python's lifetimes is absent: python3 -m venv ~/.cache/vigie/python && ~/.cache/vigie/python/bin/pip install lifetimes==0.11.3";
}

/** BG/NBD on CDNOW up to 1997-09-30, by lifetimes and by the kernel, one after the other in one run; medians, warm. */
export function compareLifetimes(runs = 7): Compared {
  const { status, stdout, stderr } = spawnSync(python, [script, file, String(runs)], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const { version, model, ms } = JSON.parse(stdout) as { version: string; model: BgNbd; ms: number[] };
  const customers = readCdnow(file, "1997-09-30");
  fitted(customers);
  const own = Array.from({ length: runs }, () => timed(() => fitted(customers)));
  return {
    version,
    ours: { model: own[0]!.value.model, ms: middle(own.map((it) => it.ms)) },
    theirs: { model, ms: middle(ms) },
  };
}

/** A fit to so many simulated customers, followed for up to two years of days. */
export function fitMany(customers: number): { customers: number; ms: number; mebibytes: number; model: BgNbd } {
  const simulated = simulatedHistories({ r: 0.25, alpha: 33, a: 0.72, b: 2.16 }, customers, 730, 3);
  const inDays = simulated.map(({ frequency, recency, age }) => {
    const days = Math.ceil(age);
    return { frequency, recency: frequency > 0 ? Math.ceil(recency) : 0, age: days };
  });
  const { ms, value } = timed(() => fitted(inDays));
  return { customers, ms, mebibytes: Math.round(process.memoryUsage().rss / 2 ** 20), model: value.model };
}

function fitted(histories: Parameters<typeof fitBgNbd>[0]): Fitted<BgNbd> {
  const fit = fitBgNbd(histories);
  if (isUndefined(fit)) throw new Error(fit.detail);
  return fit;
}

function timed<Value>(run: () => Value): { ms: number; value: Value } {
  const started = performance.now();
  const value = run();
  return { value, ms: performance.now() - started };
}

const middle = (them: number[]): number => them.sort((a, b) => a - b)[them.length >> 1]!;
