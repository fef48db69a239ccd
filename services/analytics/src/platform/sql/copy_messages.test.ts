import fc from "fast-check";
import { expect, test } from "vitest";
import { CopyMessages } from "./copy_messages.ts";

function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

test("rows go one way and all else the other, whole and in order, in pieces of whatever size they come", () => {
  const one = fc.record({ isRow: fc.boolean(), text: fc.string({ maxLength: 400 }) });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
      (all, sizes) => {
        const messages = all.map(({ isRow, text }) =>
          isRow ? message("d", Buffer.from(`${text}\n`)) : message("Z", Buffer.from(text)),
        );
        const [rows, others]: [string[], Buffer[]] = [[], []];
        const reader = new CopyMessages(
          (bytes, from, to) => rows.push(bytes.toString("utf8", from, to)),
          (bytes) => others.push(Buffer.from(bytes)),
        );
        const stream = Buffer.concat(messages);
        for (let at = 0, piece = 0; at < stream.length; piece++) {
          const size = sizes[piece % sizes.length]!;
          reader.take(stream.subarray(at, at + size));
          at += size;
        }
        reader.end();
        expect(rows).toEqual(all.filter(({ isRow }) => isRow).map(({ text }) => text));
        expect(others).toEqual(messages.filter((_, at) => !all[at]!.isRow));
      },
    ),
  );
});

test("what has only begun is handed on at the end", () => {
  const others: Buffer[] = [];
  const reader = new CopyMessages(
    () => {},
    (bytes) => others.push(Buffer.from(bytes)),
  );
  const whole = message("C", Buffer.from("COPY 3\0"));
  reader.take(whole.subarray(0, 7));
  expect(others).toEqual([]);
  reader.end();
  expect(others).toEqual([whole.subarray(0, 7)]);
});
