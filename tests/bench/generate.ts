import { type Duck, openDuck } from "./duck.ts";
import { endDay, firstDay, type Sizes } from "./window.ts";

const countries = [
  ["GB", "Europe/London"],
  ["FR", "Europe/Paris"],
  ["DE", "Europe/Berlin"],
  ["ES", "Europe/Madrid"],
  ["IT", "Europe/Rome"],
  ["FI", "Europe/Helsinki"],
  ["PT", "Europe/Lisbon"],
  ["GR", "Europe/Athens"],
] as const;

const list = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(", ")}]`;

/** A number in [0, 1) that depends only on the seed, the row and the name of the draw. */
const macros = (seed: number) => `
create or replace temp macro u(row_no, name) as (hash(row_no, name, ${seed}) >> 11)::double / 9007199254740992.0;
create or replace temp macro pick(row_no, name, among) as among[1 + floor(len(among) * u(row_no, name))::int];
`;

const dimensions = (sizes: Sizes) => `
create table store as
select i::int as id, 's' || lpad(i::varchar, 2, '0') as key, 'Store ' || i as name,
  ${list(countries.map(([code]) => code))}[1 + (i - 1) % ${countries.length}] as country,
  ${list(countries.map(([, zone]) => zone))}[1 + (i - 1) % ${countries.length}] as time_zone
from range(1, ${sizes.stores + 1}) t(i);

create table product as
select i::int as id, 'p' || lpad(i::varchar, 4, '0') as key, 'Product ' || i as name, 'category ' || (1 + i % 20) as category,
  'brand ' || (1 + i % 60) as brand, (2 + floor(10000 * pow(u(i, 'price'), 3)) / 100)::decimal(9, 2) as price
from range(1, ${sizes.products + 1}) t(i);
alter table product add column cost decimal(9, 2);
update product set cost = round(price * 0.6, 2);

create table customer as
select i as id, 'c' || lpad(i::varchar, 9, '0') as key, s.country, 'region ' || s.country || (1 + i % 3) as region,
  'city ' || s.country || (1 + floor(12 * pow(u(i, 'city'), 2)))::int as city,
  pick(i, 'tier', ['none', 'none', 'none', 'bronze', 'silver', 'gold']) as loyalty_tier
from (select i, 1 + floor(${sizes.stores} * u(i, 'home'))::int as home from range(1, ${sizes.customers + 1}) t(i)) c
join store s on s.id = c.home;
`;

/** Later days are busier, evenings too; half of the orders come from a quarter of the customers. */
const orders = (sizes: Sizes) => `
create table draft as
select i, 1 + floor(${sizes.stores} * pow(u(i, 'store'), 1.5))::int as store_id,
  (date '${firstDay}' + floor(date_diff('day', date '${firstDay}', date '${endDay}') * pow(u(i, 'day'), 0.8))::int)::timestamp
    + to_seconds(floor(43200 * (u(i, 'time') + u(i, 'time too')))::bigint) as local_time,
  case when u(i, 'guest') < 0.05 then null else 1 + floor(${sizes.customers} * pow(u(i, 'customer'), 2))::bigint end as customer_id
from range(${sizes.orders}) t(i);

create table orders as
select row_number() over (order by ordered_at, i) as id, i, store_id, customer_id, ordered_at, day, country,
  pick(i, 'channel', ['web', 'web', 'app', 'marketplace', 'shop']) as channel,
  pick(i, 'device', ['mobile', 'mobile', 'desktop', 'tablet']) as device
from (
  select d.i, d.store_id, d.customer_id, timezone(s.time_zone, d.local_time) as ordered_at,
    timezone(s.time_zone, timezone(s.time_zone, d.local_time))::date as day,
    case when u(d.i, 'abroad') < 0.08 then pick(d.i, 'where', ${list(countries.map(([code]) => code))}) else s.country end as country
  from draft d join store s on s.id = d.store_id
) o;
drop table draft;
`;

/** Narrow types where they suffice: a decimal(20, 2) alone makes DuckDB fifty times slower. Two lines an order on average; the first is always a sale, of the others one in sixty is a return. */
const lines = () => `
create table lines as
select l.order_id, l.line_no, p.id as product_id, l.quantity::int as quantity, p.price as unit_price,
  (p.price * 100 * l.quantity)::bigint as total
from (
  select o.id as order_id, n.n::int as line_no,
    1 + floor(1000 * pow(u(o.i * 8 + n.n, 'product'), 2.5))::int as product_id,
    (1 + floor(3 * pow(u(o.i * 8 + n.n, 'quantity'), 3)))::int
      * case when n.n > 1 and u(o.i * 8 + n.n, 'return') < 1 / 60.0 then -1 else 1 end as quantity
  from orders o, range(1, 6) n(n)
  where n.n <= case when u(o.i, 'lines') < 0.45 then 1 when u(o.i, 'lines') < 0.75 then 2
    when u(o.i, 'lines') < 0.9 then 3 when u(o.i, 'lines') < 0.97 then 4 else 5 end
) l join product p on p.id = l.product_id
order by l.order_id, l.line_no;
`;

/** Joined beforehand: the best case for a scan, which no shop's facts are in when they arrive. */
const wide = `
create table wide as
select o.day, o.store_id, o.country, o.customer_id, l.order_id, l.quantity, l.unit_price, l.total
from lines l join orders o on o.id = l.order_id
order by l.order_id, l.line_no;
`;

/** Makes the facts in a DuckDB file, in order of time. The same seed gives the same rows on every machine. */
export async function generate(file: string, sizes: Sizes, seed: number, threads: number): Promise<Duck> {
  const duck = await openDuck(file, threads);
  await duck.run(macros(seed));
  for (const text of [dimensions(sizes), orders(sizes), lines(), wide]) {
    for (const statement of text.split(";\n").filter((part) => part.trim())) await duck.run(statement);
  }
  await duck.run("checkpoint");
  return duck;
}
