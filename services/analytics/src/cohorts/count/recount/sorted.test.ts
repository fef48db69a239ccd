import fc from "fast-check";
import { expect, test } from "vitest";
import { numbersTo, sorted } from "./sorted.ts";

test("rows are in the order of their numbers, those of the same one as they were given, and each number's begin where it says", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (keys) => {
      const given = numbersTo(keys.length).reverse();
      const [rows, from] = sorted(given, 10, Int32Array.from(keys));
      expect([...rows]).toEqual([...given].sort((one, other) => keys[one]! - keys[other]!));
      for (let key = 0; key < 10; key++)
        expect([...rows.subarray(from[key], from[key + 1])].map((row) => keys[row])).toEqual(
          keys.filter((it) => it === key),
        );
    }),
  );
});
