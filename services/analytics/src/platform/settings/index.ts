import { json, type Runner, run, statement } from "../sql/index.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { read: load("read_setting.sql"), write: load("write_setting.sql") };

/** What was changed of a slice's settings; empty where nothing was. */
export async function readSetting(sql: Runner, name: string): Promise<object> {
  const [row] = await run<{ value: object }>(sql, statements.read, { name });
  return row?.value ?? {};
}

export async function writeSetting(sql: Runner, name: string, value: object): Promise<void> {
  await run(sql, statements.write, { name, value: json(value) });
}
