import { parentPort } from "node:worker_threads";
import { type Asked, countCells } from "./cells.ts";
import { type Ordered, ordered, type Unordered } from "./purchases.ts";

export type Question = { unordered: Unordered } | { asked: Asked };

let days: Ordered | undefined;

// First the days are put in order, then cells are counted by them.
parentPort?.on("message", (question: Question) => {
  if ("unordered" in question) {
    days = ordered(question.unordered);
    parentPort?.postMessage(days);
  } else {
    const { length, numbers, sums } = countCells(days!, question.asked);
    const buffers = [...numbers, sums].map((it) => it.buffer as ArrayBuffer);
    parentPort?.postMessage({ length, numbers, sums }, buffers);
  }
});
