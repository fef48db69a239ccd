import path from "node:path";
import { stringify } from "yaml";
import { fieldsOf, type SourceId, sourceIds } from "./fields.ts";
import { loadPreset, presetNames } from "./mapping.ts";
import { quoteName } from "./read/duck.ts";
import { withTable } from "./read/table.ts";

export interface Inspection {
  file: string;
  rows: number;
  columns: { name: string; filled: number; distinct: number; examples: string[] }[];
  /** A preset whose columns are all there. */
  preset: string | null;
  mapping: string;
}

/** Other names by which exports call a field. */
const synonyms: Record<string, string[]> = {
  order_id: ["order_id", "order", "order_number", "invoice", "invoiceno", "invoice_no", "id", "name"],
  customer_id: ["customer_id", "customerid", "customer", "client_id", "user_id", "email"],
  product_id: ["product_id", "productid", "sku", "stockcode", "item_id", "article", "variant_sku"],
  quantity: ["quantity", "qty", "amount", "units"],
  order_date: ["order_date", "date", "created_at", "invoicedate", "ordered_at", "timestamp", "event_time"],
  unit_price: ["unit_price", "unitprice", "price", "item_price"],
  product_name: ["product_name", "description", "title", "item_name"],
  campaign: ["campaign", "utm_campaign", "campaign_name"],
  country: ["country", "shipping_country", "billing_country"],
  city: ["city", "shipping_city", "town"],
  name: ["name", "full_name", "title"],
  email: ["email", "e_mail", "mail"],
  registration_date: ["registration_date", "created_at", "signup_date", "registered_at"],
  loyalty_tier: ["loyalty_tier", "tier", "level"],
  price: ["price", "unit_price", "sale_price"],
  cost: ["cost", "unit_cost", "cost_price"],
  stock_quantity: ["stock_quantity", "quantity", "stock", "on_hand", "qty"],
  warehouse_id: ["warehouse_id", "warehouse", "location", "location_id"],
  ticket_id: ["ticket_id", "ticket", "ticket_number", "case_id", "case_number", "id"],
  opened_at: ["opened_at", "created_at", "opened", "created", "date"],
  closed_at: ["closed_at", "solved_at", "resolved_at", "closed", "solved", "resolved"],
  topic: ["topic", "category", "contact_reason", "type"],
  satisfaction: ["satisfaction", "satisfaction_score", "satisfaction_rating", "csat", "rating"],
  experiment: ["experiment", "experiment_id", "experiment_key", "experiment_name", "test", "flag"],
  unit: ["unit", "unit_id", "user_id", "userid", "customer_id", "session_id", "store_id"],
  arm: ["arm", "variant", "variation", "variation_id", "group", "bucket"],
  exposed_at: ["exposed_at", "viewed_at", "assigned_at", "timestamp", "created_at", "time", "date", "at"],
  last_updated: ["last_updated", "updated_at", "date", "as_of"],
};

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");

function guessColumns(source: SourceId, header: readonly string[]): Record<string, string> {
  const byName = new Map(header.map((name) => [plain(name), name]));
  const entries = Object.keys(fieldsOf(source)).flatMap((field) => {
    const found = [field, ...(synonyms[field] ?? [])]
      .map((name) => byName.get(name))
      .find((name) => name !== undefined);
    return found ? [[field, found] as const] : [];
  });
  return Object.fromEntries(entries);
}

function guessSource(header: readonly string[]): { source: SourceId; columns: Record<string, string> } {
  const guesses = sourceIds.map((source) => {
    const columns = guessColumns(source, header);
    const fields = Object.entries(fieldsOf(source));
    const missing = fields.filter(([name, field]) => field.required && !(name in columns)).length;
    return { source, columns, score: new Set(Object.values(columns)).size - 3 * missing };
  });
  return guesses.reduce((best, it) => (it.score > best.score ? it : best));
}

async function fittingPreset(header: readonly string[]): Promise<string | null> {
  const present = new Set(header.map((name) => name.toLowerCase()));
  for (const name of await presetNames()) {
    const mapping = await loadPreset(name);
    const required = Object.entries(fieldsOf(mapping.source)).filter(([, field]) => field.required);
    const fits = required.every(([field]) =>
      [mapping.columns[field] ?? []].flat().some((column) => present.has(column.toLowerCase())),
    );
    if (fits) return name;
  }
  return null;
}

function draft(header: readonly string[]): string {
  const { source, columns } = guessSource(header);
  const missing = Object.entries(fieldsOf(source))
    .filter(([name, field]) => field.required && !(name in columns))
    .map(([name]) => name);
  const note = missing.length > 0 ? `# Not found, name the column: ${missing.join(", ")}\n` : "";
  const body = {
    source,
    columns: { ...columns, ...Object.fromEntries(missing.map((name) => [name, "?"])) },
    date_format: "iso",
    time_zone: "UTC",
    ...(source === "orders" ? { currency: "EUR", store: "main", create_products: true } : {}),
  };
  return note + stringify(body);
}

/** What a file holds, and a first draft of a mapping for it. */
export async function inspectFile(file: string, scratchFolder: string): Promise<Inspection> {
  return withTable({ file, scratch: scratchFolder }, async (duck, { header }) => {
    const [count] = await duck.rows<{ n: string }>("select count(*)::varchar as n from raw");
    const columns = await Promise.all(
      header.map(async (name) => {
        const column = quoteName(name);
        const [it] = await duck.rows<{ filled: string; distinct: string; examples: string[] }>(
          `select count(nullif(trim(${column}), ''))::varchar as filled, approx_count_distinct(${column})::varchar as distinct,
            list(distinct ${column})[1:3] as examples from (select ${column} from raw where nullif(trim(${column}), '') is not null limit 100000)`,
        );
        return {
          name,
          filled: Number(it?.filled ?? 0),
          distinct: Number(it?.distinct ?? 0),
          examples: it?.examples ?? [],
        };
      }),
    );
    return {
      file: path.basename(file),
      rows: Number(count?.n ?? 0),
      columns,
      preset: await fittingPreset(header),
      mapping: draft(header),
    };
  });
}
