import { statement } from "../platform/sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);

export const statements = {
  ensureCustomer: load("ensure_customer.sql"),
  ensureStore: load("ensure_store.sql"),
  findOrder: load("find_order.sql"),
  findStore: load("find_store.sql"),
  insertRefund: load("insert_refund.sql"),
  removeLines: load("remove_lines.sql"),
  search: load("search.sql"),
  setTotal: load("set_total.sql"),
  unknownProducts: load("unknown_products.sql"),
  upsertLines: load("upsert_lines.sql"),
  upsertOrder: load("upsert_order.sql"),
};
