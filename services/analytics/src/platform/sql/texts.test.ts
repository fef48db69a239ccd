import fc from "fast-check";
import { expect, test } from "vitest";
import { Texts } from "./texts.ts";

test("each text has one number, from 0 on in the order they come in, wherever in the bytes it lies", () => {
  const text = fc.oneof(fc.constantFrom("", "DE\tweb", "FR\tweb"), fc.string({ maxLength: 30 }));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4_000, size: "max" }), (all) => {
      const texts = new Texts();
      const known = new Map<string, number>();
      for (const it of all) {
        const bytes = Buffer.from(`>${it}<`);
        if (!known.has(it)) known.set(it, known.size);
        expect(texts.of(bytes, 1, bytes.length - 1)).toBe(known.get(it));
      }
      expect(texts.values.map((it) => Buffer.from(it, "latin1").toString())).toEqual([...known.keys()]);
    }),
    { numRuns: 20 },
  );
});
