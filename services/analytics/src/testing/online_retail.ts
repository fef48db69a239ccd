import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Sql } from "@vigie/db";
import { importFile } from "../imports/index.ts";
import { loadPreset } from "../imports/mapping.ts";
import { refresh } from "../rollups/index.ts";
import { type TestApi, testApi } from "./api.ts";

const shared = path.resolve(import.meta.dirname, "../../../../../shared");
const data = path.join(shared, "data/online_retail.parquet");
const clock = () => new Date("2026-06-30T12:00:00Z");

/** A reference document of the trusted libraries, beside the repository. */
export const reference = <Doc>(name: string): Doc =>
  JSON.parse(readFileSync(path.join(shared, `reference/${name}.json`), "utf8")) as Doc;

export const hasOnlineRetail: boolean = existsSync(data) && existsSync(path.join(shared, "reference"));
if (!hasOnlineRetail)
  console.warn("skipped: the Online Retail data and their reference figures are not on this machine");

async function fill(sql: Sql): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-uci-"));
  const mapping = await loadPreset("uci-online-retail");
  await importFile(sql, clock, { file: data, name: "online_retail.parquet", mapping, scratch: folder });
  await refresh(sql, { clock });
  await rm(folder, { recursive: true, force: true });
}

/** The HTTP interface on the year of a real shop, imported and counted once for a run. */
export function onlineRetail(): Promise<TestApi> {
  return testApi({ clock, template: { name: "online_retail", fill } });
}
