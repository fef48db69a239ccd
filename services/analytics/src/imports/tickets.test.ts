import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseConfig } from "../config.ts";
import { replayQuarantine } from "../operations/index.ts";
import { inspectFile } from "./inspect.ts";
import { exportQuarantine, listQuarantine, readCorrected } from "./quarantine.ts";
import { openDuck } from "./read/duck.ts";
import { type Bench, clock, createBench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset();
  await bench.db.sql`insert into shop.store (key, name, currency) values ('paris', 'Paris', 'EUR')`;
});

const header = "ticket_id,customer_id,store,order_id,opened_at,closed_at,topic,channel,satisfaction\n";
const good = [
  "T1,C1,paris,O1,2026-06-01 10:00:00,2026-06-02 10:00:00,late_delivery,email,2",
  "T2,C1,,,2026-06-03T10:00:00Z,,payment,chat,",
];
const csv = `${header}${good.join("\n")}\n`;
const tickets = async () =>
  bench.db
    .sql`select t.key, c.key as customer, s.key as store, t.order_key, t.opened_at, t.closed_at, t.topic, t.channel, t.satisfaction
    from shop.ticket t join shop.customer c on c.id = t.customer_id left join shop.store s on s.id = t.store_id order by t.key`;

test("tickets are written with customers who were not known; the same file twice changes nothing", async () => {
  expect(await bench.bring("tickets.csv", csv, "tickets")).toMatchObject({ rows_written: 2, rows_rejected: 0 });
  const rows = await tickets();
  expect(rows[0]).toEqual({
    key: "T1",
    customer: "C1",
    store: "paris",
    order_key: "O1",
    opened_at: new Date("2026-06-01T10:00:00Z"),
    closed_at: new Date("2026-06-02T10:00:00Z"),
    topic: "late_delivery",
    channel: "email",
    satisfaction: 2,
  });
  expect(rows[1]).toMatchObject({ key: "T2", store: null, order_key: null, closed_at: null, satisfaction: null });
  const before = await bench.db.sql`select * from shop.ticket order by id`;
  expect(await bench.bring("tickets.csv", csv, "tickets")).toMatchObject({ rows_written: 0, rows_unchanged: 2 });
  expect(await bench.db.sql`select * from shop.ticket order by id`).toEqual(before);
});

test("a later file closes a ticket; what it does not say stays", async () => {
  await bench.bring("tickets.csv", csv, "tickets");
  const later = "ticket_id,customer_id,opened_at,closed_at\nT2,C1,2026-06-03T10:00:00Z,2026-06-04\n";
  expect(await bench.bring("later.csv", later, "tickets")).toMatchObject({ rows_written: 1 });
  expect((await tickets())[1]).toMatchObject({ closed_at: new Date("2026-06-04T00:00:00Z"), topic: "payment" });
});

test("each bad row goes to quarantine with line, field and reason, and the good ones are written", async () => {
  const bad = [
    ",C1,,,2026-06-01,,,,", // 4
    "T3,,,,2026-06-01,,,,", // 5
    "T4,C1,,,yesterday,,,,", // 6
    "T5,C1,,,2026-06-02,2026-06-01,,,", // 7
    "T6,C1,,,2026-06-01,,,,6", // 8
    "T7,C1,,,2026-06-01,,,,good", // 9
    "T8,C8,rome,,2026-06-01,,,,", // 10
    "T1,C1,paris,O1,2026-06-01 10:00:00,,,,", // 11
    `T9,C1,,,2026-06-01,,${"x".repeat(101)},,`, // 12
    "T10,C1,,,2031-01-01,,,,", // 13
  ];
  const summary = await bench.bring("bad.csv", `${csv}${bad.join("\n")}\n`, "tickets");
  expect(summary).toMatchObject({ rows_read: 12, rows_written: 2, rows_rejected: 10, rows_waiting: 0 });
  const { rows } = await listQuarantine(bench.db.sql, { limit: 100 });
  expect(rows.map((row) => [row.line, row.field, row.reason]).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [4, "ticket_id", "missing_value"],
    [5, "customer_id", "missing_value"],
    [6, "opened_at", "bad_date"],
    [7, "closed_at", "closed_before_opened"],
    [8, "satisfaction", "out_of_range"],
    [9, "satisfaction", "not_a_whole_number"],
    [10, "store", "unknown_store"],
    [11, null, "conflicting_duplicate"],
    [12, "topic", "too_long"],
    [13, "opened_at", "impossible_date"],
  ]);
  expect(rows.find((row) => row.line === 10)?.message).toContain("import its orders first");
  expect((await tickets()).map((row) => row["key"])).toEqual(["T1", "T2"]);
  expect(await bench.db.sql`select key from shop.customer`).toEqual([{ key: "C1" }]);
});

test("a ticket that would be closed before it was opened is rejected, whatever the shop says of it", async () => {
  await bench.bring("tickets.csv", csv, "tickets");
  const moved = "ticket_id,customer_id,opened_at\nT1,C1,2026-06-05\n";
  expect(await bench.bring("moved.csv", moved, "tickets")).toMatchObject({
    rows_written: 0,
    rejected_by_reason: { closed_before_opened: 1 },
  });
});

test("a row in quarantine is replayed: corrected, or as it is once its store is known", async () => {
  await bench.bring("bad.csv", `${header}T6,C1,,,2026-06-01,,,,6\nT8,C8,rome,,2026-06-01,,,,\n`, "tickets");
  await bench.db.sql`insert into shop.store (key, name, currency) values ('rome', 'Rome', 'EUR')`;
  const corrected = (await exportQuarantine(bench.db.sql, {})).replace(",6", ",5");
  const rows = await readCorrected(bench.db.sql, await bench.put("corrected.csv", corrected));
  const replaying = { sql: bench.db.sql, clock, scratch: bench.folder, config: parseConfig({}, bench.folder) };
  expect(await replayQuarantine(replaying, rows)).toMatchObject({ replayed: 2, rejected: 0 });
  expect((await tickets()).map((row) => [row["key"], row["store"], row["satisfaction"]])).toEqual([
    ["T6", null, 5],
    ["T8", "rome", null],
  ]);
});

test("CSV, JSON, JSON lines and Parquet, plain and gzip, give the same tickets", async () => {
  const records = [
    { ticket_id: "T1", customer_id: "C1", opened_at: "2026-06-01T10:00:00Z", closed_at: null, satisfaction: 2 },
    { ticket_id: "T2", customer_id: "C2", opened_at: "2026-06-03T10:00:00Z", closed_at: "2026-06-04T10:00:00Z" },
  ];
  const source = await bench.put("source.json", JSON.stringify(records));
  const parquet = path.join(bench.folder, "tickets.parquet");
  const duck = await openDuck(":memory:");
  await duck.run(`copy (select * from read_json('${source}')) to '${parquet}' (format parquet)`);
  duck.close();
  const lines = records.map((record) => JSON.stringify(record)).join("\n");
  const files: [string, string | Buffer][] = [
    ["b.jsonl", lines],
    ["c.jsonl.gz", gzipSync(lines)],
    ["d.parquet", await readFile(parquet)],
    ["e.csv", "ticket_id,customer_id,opened_at,closed_at,satisfaction\nT1,C1,2026-06-01T10:00:00Z,,2\n"],
  ];
  expect(await bench.bring("a.json", JSON.stringify(records), "tickets")).toMatchObject({ rows_written: 2 });
  for (const [name, content] of files)
    expect([name, await bench.bring(name, content, "tickets")]).toMatchObject([
      name,
      { rows_written: 0, rows_rejected: 0 },
    ]);
});

test("two imports of the same tickets at the same time make each ticket once", async () => {
  const many = Array.from({ length: 500 }, (_, n) => `T${n},C${n % 40},,,2026-06-01,,,,`);
  const both = [many, [...many].reverse()].map((rows, n) =>
    bench.bring(`part-${n}.csv`, `${header}${rows.join("\n")}\n`, "tickets"),
  );
  expect((await Promise.all(both)).map((summary) => summary.rows_rejected)).toEqual([0, 0]);
  expect(await tickets()).toHaveLength(500);
});

test("an export of tickets is told by its columns, and other files are still told by theirs", async () => {
  const sourceOf = async (name: string, columns: string) => {
    const file = await bench.put(name, `${columns}\n${columns.replace(/[^,]+/g, "1")}\n`);
    return /^source: (\w+)$/m.exec((await inspectFile(file, bench.folder)).mapping)?.[1];
  };
  expect(await sourceOf("help.csv", "id,customer_id,created_at,solved_at,type,channel,csat")).toBe("tickets");
  expect(await sourceOf("orders.csv", "order_id,customer_id,product_id,quantity,order_date,channel,store")).toBe(
    "orders",
  );
  expect(await sourceOf("customers.csv", "id,email,name,city,created_at")).toBe("customers");
  expect(await sourceOf("stock.csv", "sku,warehouse,stock,updated_at")).toBe("inventory");
});
