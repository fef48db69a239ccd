import fc from "fast-check";
import { expect, test } from "vitest";
import { KeyedSums } from "./keyed_sums.ts";

const key = fc.tuple(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: -40, max: 20_000 }),
  fc.integer({ min: -3, max: 3 }),
);

test("sums by key are those of a Map, however many keys there are", () => {
  const added = fc.array(fc.tuple(key, fc.integer({ min: -1e9, max: 1e9 })), { minLength: 0, maxLength: 5_000 });
  fc.assert(
    fc.property(added, (all) => {
      const [table, known] = [new KeyedSums(2), new Map<string, number>()];
      for (const [[a, b, c], amount] of all) {
        const at = 2 * table.row(a, b, c);
        table.sums[at]! += amount;
        table.sums[at + 1]! += 1;
        known.set(`${a} ${b} ${c}`, (known.get(`${a} ${b} ${c}`) ?? 0) + amount);
      }
      expect(table.length).toBe(known.size);
      for (let row = 0; row < table.length; row++)
        expect(table.sums[2 * row]).toBe(known.get([0, 1, 2].map((part) => table.key(row, part as 0)).join(" ")));
    }),
    { numRuns: 30 },
  );
});
