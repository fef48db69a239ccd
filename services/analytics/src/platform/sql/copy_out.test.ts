import { connect, socketAt } from "@vigie/db";
import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRows } from "./copy.ts";
import { copyOut } from "./copy_out.ts";
import { parseStatement, type Runner } from "./index.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const numbers = parseStatement("copy (select 12 / (:'zero'::int - g) from generate_series(1, 100000) g) to stdout");
const many = parseStatement("copy (select g, repeat('x', g % 300) from generate_series(1, 100000) g) to stdout");

async function lengthOfAll(session: Runner): Promise<[rows: number, bytes: number]> {
  let [rows, bytes] = [0, 0];
  await copyOut(session, many, {}, (_, from, to) => {
    rows++;
    bytes += to - from;
  });
  return [rows, bytes];
}

test("rows come whole and in order, odd texts and empty fields as the text format of COPY has them", async () => {
  await db.sql`create table odd (id int, said text)`;
  await copyRows(db.sql, "odd (id, said)", [
    [1, "tab\tnew\nline \\"],
    [2, null],
  ]);
  let text = "";
  const all = parseStatement("copy (select id, said from odd order by id) to stdout");
  await copyOut(db.sql, all, {}, (bytes, from, to) => {
    text += `${bytes.toString("utf8", from, to)}\n`;
  });
  expect(text).toBe("1\ttab\\tnew\\nline \\\\\n2\t\\N\n");
});

test("the same rows come past the driver, through it where the socket is not known, and of two at once", async () => {
  const [end] = await db.sql`select host(inet_client_addr()) as address, inet_client_port() as port`;
  expect(socketAt(end?.["address"], end?.["port"])?.localPort).toBe(end?.["port"]);
  const unknown = connect(`${db.url}?application_name=unknown`, { max: 1 });
  try {
    const [other] = await unknown`select host(inet_client_addr()) as address, inet_client_port() as port`;
    expect(socketAt(other?.["address"], other?.["port"])).toBeUndefined();
    const inTransaction = () => db.sql.begin((tx) => lengthOfAll(tx as never));
    const all = await Promise.all([inTransaction(), inTransaction(), lengthOfAll(db.sql), lengthOfAll(unknown)]);
    // 333 times 0 to 299, then 0 to 100, and the numbers with a tab each.
    const bytes = (333 * 299 * 300) / 2 + (100 * 101) / 2 + 488_895 + 100_000;
    expect(all).toEqual(all.map(() => [100_000, bytes]));
  } finally {
    await unknown.end();
  }
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
