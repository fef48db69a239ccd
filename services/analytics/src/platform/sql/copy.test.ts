import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyOut, copyRows } from "./copy.ts";
import { parseStatement } from "./index.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const numbers = parseStatement("copy (select 12 / (:'zero'::int - g) from generate_series(1, 100000) g) to stdout");

test("rows come whole and in order, odd texts and empty fields as the text format of COPY has them", async () => {
  await db.sql`create table odd (id int, said text)`;
  await copyRows(db.sql, "odd (id, said)", [
    [1, "tab\tnew\nline \\"],
    [2, null],
  ]);
  let text = "";
  const all = parseStatement("copy (select id, said from odd order by id) to stdout");
  await copyOut(db.sql, all, {}, (rows) => {
    text += rows.toString();
  });
  expect(text).toBe("1\ttab\\tnew\\nline \\\\\n2\t\\N\n");
});

test("a fault in the reader comes out, and the session goes on", async () => {
  await db.sql.begin(async (tx) => {
    const read = copyOut(tx as never, numbers, { zero: 0 }, () => {
      throw new Error("cut off");
    });
    await expect(read).rejects.toThrow("cut off");
    expect(await tx`select 1 as one`).toEqual([{ one: 1 }]);
  });
});

test("a fault of the statement after many rows comes out, and the session goes on", async () => {
  const failing = db.sql.begin((tx) => copyOut(tx as never, numbers, { zero: 90_000 }, () => {}));
  await expect(failing).rejects.toThrow("division by zero");
  expect(await db.sql`select 1 as one`).toEqual([{ one: 1 }]);
});
