import { statement } from "../platform/sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);

export const statements = {
  active: load("active.sql"),
  affected: load("affected.sql"),
  allCustomerDays: load("all_customer_days.sql"),
  allGaps: load("all_gaps.sql"),
  applyCells: load("apply_cells.sql"),
  baseSum: load("base_sum.sql"),
  cells: load("cells.sql"),
  chain: load("chain.sql"),
  changed: load("changed.sql"),
  copySum: load("copy_sum.sql"),
  customerDays: load("customer_days.sql"),
  customerDifferences: load("customer_differences.sql"),
  delta: load("delta.sql"),
  differences: load("differences.sql"),
  emptyCustomerDays: load("empty_customer_days.sql"),
  entriesView: load("entries_view.sql"),
  fanOut: load("fan_out.sql"),
  forget: load("forget.sql"),
  gapChange: load("gap_change.sql"),
  gaps: load("gaps.sql"),
  lattice: load("lattice.sql"),
  pending: load("pending.sql"),
  record: load("record.sql"),
  recount: load("recount.sql"),
  recountAll: load("recount_all.sql"),
  remember: load("remember.sql"),
  take: load("take.sql"),
  total: load("total.sql"),
};
