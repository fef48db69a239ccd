import fc from "fast-check";
import { expect, test } from "vitest";
import { Ids } from "./ids.ts";

test("each id has one number, from 0 on in the order they come in, however many and however large", () => {
  const id = fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(id, { minLength: 0, maxLength: 5_000, size: "max" }), (all) => {
      const ids = new Ids();
      const known = new Map<number, number>();
      for (const it of all) {
        expect(ids.find(it)).toBe(known.get(it) ?? -1);
        if (!known.has(it)) known.set(it, known.size);
        expect(ids.of(it)).toBe(known.get(it));
      }
      expect([...ids.values]).toEqual([...known.keys()]);
    }),
    { numRuns: 20 },
  );
});
