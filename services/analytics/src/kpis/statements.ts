import { statement } from "../platform/sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);

export const statements = {
  customersOfBuckets: load("customers_of_buckets.sql"),
  customersOfEntries: load("customers_of_entries.sql"),
  customersOfRange: load("customers_of_range.sql"),
  labels: load("labels.sql"),
  options: load("options.sql"),
  readCells: load("read_cells.sql"),
  readEntries: load("read_entries.sql"),
  state: load("state.sql"),
  today: load("today.sql"),
};
