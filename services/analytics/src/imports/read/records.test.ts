import fc from "fast-check";
import { expect, test } from "vitest";
import { longestRow, type RawFault } from "./faults.ts";
import { splitRecords } from "./records.ts";

async function split(text: string | Buffer, sizes: number[] = [1 << 16]) {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
  async function* chunks() {
    for (let at = 0, n = 0; at < bytes.length; n++) {
      const size = sizes[n % sizes.length] ?? 1;
      yield bytes.subarray(at, at + size);
      at += size;
    }
  }
  const faults: RawFault[] = [];
  const records: [number, string][] = [];
  for await (const batch of splitRecords(chunks(), { quotes: true, onFault: (fault) => faults.push(fault) })) {
    for (const { line, bytes: record } of batch) records.push([line, record.toString("utf8")]);
  }
  return { records, faults: faults.map((fault) => [fault.line, fault.reason]) };
}

test("records keep their line, over quoted line ends, CRLF, empty lines and a last line without end", async () => {
  expect(await split('a,b\r\n"x\ny",1\n\nlast')).toEqual({
    records: [
      [1, "a,b"],
      [2, '"x\ny",1'],
      [5, "last"],
    ],
    faults: [],
  });
});

test("however the bytes come in, the records are the same", async () => {
  const line = fc.constantFrom("a,b", '"q\nr",2', "é,ü", "", '"say ""hi""",3', "x".repeat(50));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      async (lines, sizes) => {
        const text = lines.join("\n");
        expect(await split(text, sizes)).toEqual(await split(text));
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

test.each([[1 << 16], [longestRow], [7_919]])(
  "a line that is too long is reported once and passed over, in chunks of %i",
  async (size) => {
    const text = `a\n${"y".repeat(longestRow * 3)}\nb\n"${"z\n".repeat(longestRow)}c`;
    const { records, faults } = await split(text, [size]);
    expect(records.slice(0, 2)).toEqual([
      [1, "a"],
      [3, "b"],
    ]);
    expect(faults[0]).toEqual([2, "line_too_long"]);
    expect(faults[1]).toEqual([4, "unclosed_quote"]);
    expect(faults).toHaveLength(2);
    expect(records.at(-1)?.[1]).toBe("c");
  },
);

test("a quote that is never closed costs its own line only", async () => {
  expect(await split('a\n"open,1\nb\nc\n')).toEqual({
    records: [
      [1, "a"],
      [3, "b"],
      [4, "c"],
    ],
    faults: [[2, "unclosed_quote"]],
  });
});
