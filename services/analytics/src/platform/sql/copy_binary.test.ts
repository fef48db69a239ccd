import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyChunks } from "./copy.ts";
import { rowsInBinary } from "./copy_binary.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test("whole numbers as far as they are safe, days before and after 2000 and texts arrive as they were", async () => {
  await db.sql`create table plain (id bigint, day date, said text)`;
  const numbers = [
    0,
    1,
    -1,
    255,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    -(2 ** 32) - 7,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ];
  const many = Array.from({ length: 20_000 }, (_, at) => numbers[at] ?? at);
  const rows = rowsInBinary(3, many, (bytes, it) => {
    bytes
      .beginRow()
      .bigint(it)
      .date(it % 20_000)
      .text(Buffer.from(`é${it}`));
  });
  await copyChunks(db.sql, "plain", rows, "binary");
  const found = await db.sql`select id, day - date '1970-01-01' as day, said from plain`;
  expect(found.map((row) => [row["id"], row["day"], row["said"]])).toEqual(
    many.map((it) => [it, it % 20_000 || 0, `é${it}`]),
  );
});

test("no rows are no rows", async () => {
  await db.sql`create table none (id bigint)`;
  await copyChunks(
    db.sql,
    "none",
    rowsInBinary(1, [], () => {}),
    "binary",
  );
  expect(await db.sql`select from none`).toHaveLength(0);
});
