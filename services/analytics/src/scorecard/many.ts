import { Worker } from "node:worker_threads";
import type { SeedScore } from "./score.ts";
import type { ShopOptions } from "./shop.ts";

/** Scores many seeds, some at a time; the answer does not depend on how many at a time. */
export async function scoreSeeds(
  seeds: readonly number[],
  options: Omit<ShopOptions, "seed">,
  { workers, onScore = () => {} }: { workers: number; onScore?: (score: SeedScore) => void },
): Promise<SeedScore[]> {
  const waiting = [...seeds];
  const scores = new Map<number, SeedScore>();
  const work = async () => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    try {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const score = await answerOf(worker, { ...options, seed });
        scores.set(seed, score);
        onScore(score);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, seeds.length) }, work));
  return seeds.flatMap((seed) => scores.get(seed) ?? []);
}

function answerOf(worker: Worker, options: ShopOptions): Promise<SeedScore> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (score: SeedScore) => {
      worker.removeAllListeners("error");
      resolve(score);
    });
    worker.postMessage(options);
  });
}
