import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseStatement, run } from "./index.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test("a named parameter used twice is sent once", () => {
  expect(parseStatement("select :'a'::int + :'b'::int + :'a'::int")).toEqual({
    text: "select $1::int + $2::int + $1::int",
    names: ["a", "b"],
  });
});

test("text with quotes, backslashes and commas survives as a parameter and inside an array", async () => {
  const nasty = `a"b\\c,d{e}'f`;
  const it = parseStatement("select :'one'::text as one, (:'many'::text[])[2] as two");
  expect(await run(db.sql, it, { one: nasty, many: ["x", nasty] })).toEqual([{ one: nasty, two: nasty }]);
});

test("a missing parameter is an error, not a null", async () => {
  await expect(run(db.sql, parseStatement("select :'gone'::int"))).rejects.toThrow("gone");
});
