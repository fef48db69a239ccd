import { parentPort } from "node:worker_threads";
import { scoreSeed } from "./run.ts";
import type { ShopOptions } from "./shop.ts";

// One seed at a time, whole: a simulated shop and what was said of it.
parentPort?.on("message", (options: ShopOptions) => {
  parentPort?.postMessage(scoreSeed(options));
});
