import { expect, test } from "vitest";
import { addUp, missesOf, scoreSeeds } from "./index.ts";

const options = {
  weeks: 10,
  learningWeeks: 5,
  ordersPerDay: 2_000,
  incidentsPerWeek: 2,
  size: 1,
  kinds: undefined,
  end: new Date("2026-06-29T00:00:00Z"),
};

test("the lookout meets its bar on two shops whose incidents are known", async () => {
  const card = addUp(await scoreSeeds([1, 2], options, { workers: 2 }));
  expect(card.incidents).toBeGreaterThan(15);
  expect(card.recall.n / card.recall.of).toBeGreaterThan(0.9);
  expect(card.precision.n / card.precision.of).toBeGreaterThan(0.9);
  expect(missesOf(card)).toEqual([]);
}, 300_000);
