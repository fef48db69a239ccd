import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Sql } from "@vigie/db";
import type { Duck } from "./duck.ts";

interface Table {
  name: string;
  columns: string;
  from: string;
}

const tables: Table[] = [
  {
    name: "shop.store",
    columns: "id, key, name, country, time_zone, currency",
    from: "select id, key, name, country, time_zone, 'EUR' from store",
  },
  {
    name: "shop.product",
    columns: "id, key, name, category, brand, price, cost, origin",
    from: "select id, key, name, category, brand, price, cost, 'catalogue' from product",
  },
  {
    name: "shop.customer",
    columns: "id, key, country, region, city, loyalty_tier",
    from: "select id, key, country, region, city, loyalty_tier from customer",
  },
  {
    name: "shop.sales_order",
    columns: "id, store_id, key, customer_id, ordered_at, country, channel, device, total",
    from: `select o.id, store_id, 'o' || lpad(o.id::varchar, 9, '0'), customer_id, ordered_at, country, channel, device, l.total
      from orders o join (select order_id, sum(total) as total from lines group by 1) l on l.order_id = o.id order by o.id`,
  },
  {
    name: "shop.order_line",
    columns: "order_id, line_no, product_id, quantity, unit_price, total",
    from: "select order_id, line_no, product_id, quantity, unit_price, total from lines order by 1, 2",
  },
];

/** Sends a CSV file to a table. */
export async function copyFile(sql: Sql, target: string, file: string): Promise<void> {
  const sink = await sql.unsafe(`copy ${target} from stdin (format csv)`).writable();
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), sink);
}

async function fill(sql: Sql, duck: Duck, folder: string, table: Table): Promise<void> {
  const file = path.join(folder, "rows.csv");
  await duck.run(`copy (${table.from}) to '${file}' (format csv, header false)`);
  await copyFile(sql, `${table.name} (${table.columns})`, file);
  await rm(file);
}

/** Indexes that are no constraint; they are dropped while a bulk load runs. */
async function plainIndexes(sql: Sql, table: string): Promise<{ name: string; made_by: string }[]> {
  return sql`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made_by
    from pg_index i where i.indrelid = ${table}::regclass
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;
}

/** Fills an empty shop with the rows that DuckDB has, without marking them as news for the rollups. */
export async function load(sql: Sql, duck: Duck, folder: string): Promise<void> {
  for (const table of tables) {
    const indexes = await plainIndexes(sql, table.name);
    await sql.unsafe(`alter table ${table.name} disable trigger user`);
    for (const index of indexes) await sql.unsafe(`drop index ${index.name}`);
    await fill(sql, duck, folder, table);
    for (const index of indexes) await sql.unsafe(index.made_by);
    await sql.unsafe(`alter table ${table.name} enable trigger user`);
    if (table.columns.startsWith("id,"))
      await sql.unsafe(
        `select setval(pg_get_serial_sequence('${table.name}', 'id'), (select max(id) from ${table.name}))`,
      );
  }
  await sql.unsafe(`vacuum analyze ${tables.map((table) => table.name).join(", ")}`);
}
