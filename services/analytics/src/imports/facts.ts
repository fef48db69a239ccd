import { fieldsOf } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import { quoteName, quoteText } from "./read/duck.ts";

const ofOrder = [
  "customer_id",
  "channel",
  "device",
  "country",
  "region",
  "city",
  "shipping_address",
  "payment_method",
  "coupon",
  "campaign",
];

function identityOf(mapping: Mapping): string[] {
  switch (mapping.source) {
    case "orders":
      return ["store_key", "order_id", mapping.line_identity === "product" ? "product_id" : "line_no"];
    case "customers":
      return ["customer_id"];
    case "products":
      return ["product_id"];
    case "inventory":
      return ["product_id", "warehouse_id", "last_updated"];
    case "tickets":
      return ["ticket_id"];
    // A unit may be seen in an arm many times: only a row that says the same is a repeat.
    case "exposures":
      return ["experiment", "unit", "arm", "exposed_at"];
    default:
      return mapping.source satisfies never;
  }
}

/** Lines are told apart by their place: every row is a fact of its own. */
export const identityIsPlace = (mapping: Mapping) => mapping.source === "orders" && mapping.line_identity === "place";

/**
 * SQL that makes `places`, the number of each row in its order, counted over rejected rows too so that a corrected one
 * finds its place again, and the view `good` of the rows without fault.
 */
function goodByPlace(): string {
  return `create table places as select _line, coalesce(line_no, row_number() over (partition by store_key, order_id order by _line)) as place from checked;
  create view repeats as select 0 as _line, 0 as first_line, false as same where false;
  create view good as select c.*, p.place from checked c join places p using (_line) where fault is null`;
}

/**
 * SQL that makes `good`: rows without fault and without a row before them of the same identity. The others are
 * `repeats`: the same word for word, or a contradiction of the first.
 */
function goodByIdentity(mapping: Mapping): string {
  const fields = Object.keys(fieldsOf(mapping.source)).map(quoteName);
  const window = `over (partition by ${identityOf(mapping).map(quoteName).join(", ")} order by _line)`;
  const place = mapping.source === "orders" ? `, c.line_no as place` : "";
  return `create table ranked as
    with contents as (select _line, ${identityOf(mapping).map(quoteName).join(", ")}, hash(${fields.join(", ")}, kind) as content from checked where fault is null)
    select _line, row_number() ${window} as nth, first_value(_line) ${window} as first_line, content = first_value(content) ${window} as same from contents;
  create view repeats as select _line, first_line, same from ranked where nth > 1;
  create view good as select c.*${place} from checked c join ranked r using (_line) where r.nth = 1`;
}

export const goodSql = (mapping: Mapping): string =>
  identityIsPlace(mapping) ? goodByPlace() : goodByIdentity(mapping);

/** SQL that makes `orders` (one row an order, numbered in file order) and `lines`. */
export function orderSql(mapping: Mapping): string {
  const first = ofOrder.map(
    (name) =>
      `first(${quoteName(name)} order by _line) filter (where ${quoteName(name)} is not null) as ${quoteName(name)}`,
  );
  return `create table orders as
    select row_number() over (order by min(_line)) as ordinal, store_key, order_id, min(order_date) as ordered_at,
      coalesce(first("currency" order by _line) filter (where "currency" is not null), ${quoteText(mapping.currency)}) as currency,
      ${first.join(", ")}, max(refunded_amount) as refunded_amount, max(refunded_at) as refunded_at
    from good group by store_key, order_id;
  create table lines as
    select o.ordinal, g._line, g.place, g.product_id, g.product_name, g.category, g.brand,
      case g.kind when 'return' then -abs(g.quantity) else g.quantity end as quantity,
      g.unit_price, g.unit_cost, g.line_discount, g.line_total
    from good g join orders o using (store_key, order_id)`;
}

/** Each store with the currency of its first order. */
export const seenStores =
  "select store_key, first(currency order by ordinal) as currency from orders group by store_key";

/** Each product as the latest sale line of the file names it. */
export const seenProducts = `select product_id, product_name, category, brand, ordered_at from lines join orders using (ordinal)
  qualify row_number() over (partition by product_id order by product_name is null, quantity > 0 and coalesce(unit_price, 0) > 0 desc, ordered_at desc, _line desc) = 1`;

const halfEven = (
  amount: string,
) => `(case when ${amount} - floor(${amount}) > 0.5 then floor(${amount}) + 1 when ${amount} - floor(${amount}) < 0.5 then floor(${amount})
  when floor(${amount}) % 2 = 0 then floor(${amount}) else floor(${amount}) + 1 end)::bigint`;

/**
 * SQL that makes `priced`: lines with the product's id, their price, and their total in minor units, rounded once, a half
 * to even; and `order_totals`. It reads `known_product` and `minor`, copies of what the shop knows. Without line numbers
 * of their own, lines are numbered in file order, which only a new order may use.
 */
export const pricedSql = `create table priced as
  with amounts as (
    select l.*, p.id as product_ref,
      coalesce(l.unit_price, case when l.line_total is not null then (l.line_total / nullif(l.quantity, 0))::decimal(20, 6) end, p.price) as price,
      coalesce(l.place, row_number() over (partition by l.ordinal order by l._line)) as line_number,
      coalesce(l.line_total, coalesce(l.unit_price, p.price) * l.quantity::decimal(12, 0) - coalesce(l.line_discount, 0) * sign(l.quantity)::decimal(1, 0))::decimal(32, 6)
        * m.units::decimal(6, 0) as amount
    from lines l join orders o using (ordinal) left join known_product p on p.key = l.product_id left join minor m on m.code = o.currency
  )
  select * exclude (amount), ${halfEven("amount")} as total from amounts;
  create table order_totals as select ordinal, case when count(*) = count(total) then sum(total)::bigint end as total from priced group by ordinal`;

/** Whether the lines of a chunk can be written as they are, when its orders are new. */
export const chunkIsWhole = (from: number, to: number) =>
  `select count(*)::varchar as lines, (count(*) = count(product_ref) and count(*) = count(total) and count(place) in (0, count(*))
    and count(distinct (ordinal, line_number)) = count(*)) as whole from priced where ordinal between ${from} and ${to}`;

export const wholeLine = (from: number, to: number) =>
  `select i.id, p.line_number, p.product_ref, p.quantity, p.price, p.unit_cost, p.total
    from priced p join order_id i using (ordinal) where p.ordinal between ${from} and ${to} order by p.ordinal, p.line_number`;

/** The columns of a staged order and line, as the staging tables of PostgreSQL expect them. */
export const stagedOrder = (from: number, to: number) =>
  `select ordinal, store_key, order_id, customer_id, ordered_at, currency, channel, device, country, region, city, shipping_address,
    payment_method, coupon, campaign, refunded_amount, refunded_at, t.total from orders left join order_totals t using (ordinal)
    where ordinal between ${from} and ${to} order by ordinal`;

export const stagedLine = (from: number, to: number) =>
  `select ordinal, _line, place, product_id, quantity, unit_price, unit_cost, line_discount, line_total
    from lines where ordinal between ${from} and ${to} order by ordinal, _line`;

export const stagedRow = (mapping: Mapping, from: number, to: number) =>
  `select _line, ${Object.keys(fieldsOf(mapping.source)).map(quoteName).join(", ")} from good where _line between ${from} and ${to} order by _line`;
