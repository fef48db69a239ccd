import { statement } from "../platform/sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);

export const statements = {
  active: load("active.sql"),
  affected: load("affected.sql"),
  applyCells: load("apply_cells.sql"),
  cells: load("cells.sql"),
  chain: load("chain.sql"),
  changed: load("changed.sql"),
  customerDays: load("customer_days.sql"),
  customerDifferences: load("customer_differences.sql"),
  delta: load("delta.sql"),
  differences: load("differences.sql"),
  emptyCustomerDays: load("empty_customer_days.sql"),
  entriesView: load("entries_view.sql"),
  forget: load("forget.sql"),
  gaps: load("gaps.sql"),
  pending: load("pending.sql"),
  record: load("record.sql"),
  recount: load("recount.sql"),
  recountView: load("recount_view.sql"),
  remember: load("remember.sql"),
  take: load("take.sql"),
};
