import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { VigieError } from "../errors/index.ts";
import { createBatcher } from "./batcher.ts";

test("what comes while a batch is written is written together, in its order, and each gets its own answer", async () => {
  const batches: number[][] = [];
  const add = createBatcher<number, number>(
    async (items) => {
      batches.push(items);
      await sleep(5);
      return items.map((n) => n * 10);
    },
    { most: 4, waiting: 100 },
  );
  const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => add(n)));
  expect(answers).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  expect(batches.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(Math.max(...batches.map((it) => it.length))).toBe(4);
});

test("a batch that fails fails for those in it, and for nobody after", async () => {
  let first = true;
  const add = createBatcher<number, number>(
    async (items) => {
      if (first) {
        first = false;
        throw new Error("the database is away");
      }
      return items;
    },
    { most: 10, waiting: 100 },
  );
  await expect(add(1)).rejects.toThrow("the database is away");
  expect(await add(2)).toBe(2);
});

test("more than may wait is refused at once, so memory stays bounded", async () => {
  const add = createBatcher<number, number>(async (items) => sleep(20).then(() => items), { most: 1, waiting: 3 });
  const results = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => add(n)));
  const refused = results.filter((it) => it.status === "rejected");
  expect(refused.length).toBe(7);
  expect(refused.every((it) => it.reason instanceof VigieError && it.reason.code === "unavailable")).toBe(true);
});
