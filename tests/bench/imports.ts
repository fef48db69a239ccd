import { rm } from "node:fs/promises";
import path from "node:path";
import { connect, migrate, type Sql } from "@vigie/db";
import { importFile } from "../../services/analytics/src/imports/index.ts";
import type { Duck } from "./duck.ts";
import { copyFile } from "./load.ts";
import { median } from "./measure.ts";
import { now } from "./window.ts";

export interface ImportTiming {
  rows: number;
  orders: number;
  importMs: number;
  plainMs: number;
  shapedMs: number;
}

const clock = () => now;
const address = "'House ' || (o.i % 200) || ', Street ' || (o.i % 5000) || ', ' || o.country";

/** The same rows three times: as a shop exports them, and cut up as the tables of facts hold them. */
async function writeFiles(duck: Duck, folder: string, orders: number): Promise<number> {
  const file = (name: string) => path.join(folder, name);
  // In that layout an order names a product once.
  await duck.run(`create or replace temp table line as
    select order_id, row_number() over (partition by order_id order by product_id) as line_no, product_id,
      sum(quantity)::int as quantity, any_value(unit_price) as unit_price, sum(total)::bigint as total
    from lines where order_id <= ${orders} and quantity > 0 group by order_id, product_id`);
  const rows = `select 'o' || lpad(o.id::varchar, 9, '0') as order_id, c.key as customer_id, p.key as product_id, l.quantity,
      strftime(o.ordered_at, '%Y-%m-%dT%H:%M:%SZ') as order_date, ${address} as shipping_address
    from orders o join line l on l.order_id = o.id join product p on p.id = l.product_id
    left join customer c on c.id = o.customer_id order by o.id, l.line_no`;
  await duck.run(`copy (${rows}) to '${file("orders.csv")}' (format csv, header true)`);
  await duck.run(`copy (${rows}) to '${file("plain.csv")}' (format csv, header false)`);
  await duck.run(`copy (select o.id, 1, 'o' || lpad(o.id::varchar, 9, '0'), o.customer_id, o.ordered_at, ${address}, 0
    from orders o where o.id <= ${orders} order by 1) to '${file("sales_order.csv")}' (format csv, header false)`);
  await duck.run(`copy (select order_id, line_no, product_id, quantity, unit_price, total from line order by 1, 2)
    to '${file("order_line.csv")}' (format csv, header false)`);
  await duck.run(
    `copy (select key, name, category, brand, price, cost, 'catalogue' from product) to '${file("product.csv")}' (format csv, header false)`,
  );
  const [count] = await duck.rows("select count(*) from line");
  return Number(count?.[0]);
}

async function empty(sql: Sql, folder: string): Promise<void> {
  await sql`truncate shop.sales_order, shop.order_line, shop.refund, shop.product, shop.customer, shop.store, ops.waiting,
    ops.quarantine, ops.import, ops.dirty restart identity cascade`;
  await copyFile(
    sql,
    "shop.product (key, name, category, brand, price, cost, origin)",
    path.join(folder, "product.csv"),
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function importOnce(sql: Sql, folder: string, rows: number): Promise<void> {
  const summary = await importFile(sql, clock, {
    file: path.join(folder, "orders.csv"),
    name: "orders.csv",
    mapping: "orders",
    scratch: folder,
  });
  if (summary.rows_written !== rows || summary.rows_rejected > 0)
    throw new Error(`the import wrote ${summary.rows_written} of ${rows} rows and rejected ${summary.rows_rejected}`);
}

const plainTable = `create table plain (order_id text, customer_id text, product_id text, quantity bigint, order_date timestamptz,
  shipping_address text)`;

async function copyPlain(sql: Sql, folder: string): Promise<void> {
  await copyFile(sql, "plain", path.join(folder, "plain.csv"));
}

/** Keys and indexes as the facts have them; their triggers, which only mark what changed, rest. */
async function copyShaped(sql: Sql, folder: string): Promise<void> {
  const columns = "id, store_id, key, customer_id, ordered_at, shipping_address, total";
  await copyFile(sql, `shop.sales_order (${columns})`, path.join(folder, "sales_order.csv"));
  const ofLine = "order_id, line_no, product_id, quantity, unit_price, total";
  await copyFile(sql, `shop.order_line (${ofLine})`, path.join(folder, "order_line.csv"));
}

const withoutTriggers = async (sql: Sql, work: () => Promise<void>) => {
  for (const verb of ["disable", "enable"]) {
    for (const table of ["sales_order", "order_line"])
      await sql.unsafe(`alter table shop.${table} ${verb} trigger user`);
    if (verb === "disable") await work();
  }
};

/** An import with all its checks into an empty shop that knows its products, against COPY of the same rows. */
export async function measureImport(
  server: string,
  duck: Duck,
  folder: string,
  { orders, rounds }: { orders: number; rounds: number },
): Promise<ImportTiming> {
  const admin = connect(server, { max: 1 });
  await admin.unsafe("create database import");
  const url = new URL(server);
  url.pathname = "/import";
  const sql = connect(url.href);
  const times = { importMs: [] as number[], plainMs: [] as number[], shapedMs: [] as number[] };
  await migrate(sql);
  const rows = await writeFiles(duck, folder, orders);
  for (let round = 0; round < rounds; round++) {
    await empty(sql, folder);
    times.importMs.push(await timed(() => importOnce(sql, folder, rows)));
    await sql.unsafe(plainTable);
    times.plainMs.push(await timed(() => copyPlain(sql, folder)));
    await sql.unsafe("drop table plain");
    await empty(sql, folder);
    await withoutTriggers(sql, async () => {
      times.shapedMs.push(await timed(() => copyShaped(sql, folder)));
    });
  }
  await sql.end();
  await admin.unsafe("drop database import with (force)");
  await admin.end();
  for (const name of ["orders.csv", "plain.csv", "sales_order.csv", "order_line.csv", "product.csv"])
    await rm(path.join(folder, name));
  const medians = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
  return { rows, orders, ...(medians as Omit<ImportTiming, "rows" | "orders">) };
}
