import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importFile } from "../imports/index.ts";
import { loadPreset } from "../imports/mapping.ts";
import { reconcile, refresh } from "../rollups/index.ts";
import type { MetricId } from "./catalogue.ts";
import { type KpiRequest, queryKpi } from "./query.ts";

const shared = path.resolve(import.meta.dirname, "../../../../../shared");
const data = path.join(shared, "data/online_retail.parquet");
const referenceFile = path.join(shared, "reference/online_retail_kpis.json");
const here = existsSync(data) && existsSync(referenceFile);
if (!here) console.warn("skipped: the Online Retail data and their reference figures are not on this machine");

interface Reference {
  rows: number;
  net_revenue: number;
  gross_revenue: number;
  orders: number;
  units: number;
  customers_identified: number;
  aov: number;
  gross_by_month: Record<string, number>;
  gross_by_country: Record<string, number>;
  top10_products_by_gross: [string, number][];
  weekly_active_customers: Record<string, number>;
}

describe.skipIf(!here)("a real shop's year, against figures computed with pandas", () => {
  let db: Awaited<ReturnType<typeof testDatabase>>;
  let folder: string;
  let reference: Reference;
  const clock = () => new Date("2026-06-30T12:00:00Z");
  const year = { from: "2010-12-01", to: "2011-12-10" };
  const ask = (id: MetricId, request: KpiRequest = year) => queryKpi(db.sql, clock, id, request);
  const bring = async () =>
    importFile(db.sql, clock, {
      file: data,
      name: "online_retail.parquet",
      mapping: await loadPreset("uci-online-retail"),
      scratch: folder,
    });
  const values = async (
    id: MetricId,
    request: KpiRequest,
    key: (row: { bucket?: string | undefined; group?: Record<string, string> | undefined }) => string,
  ) => {
    const { rows } = await ask(id, request);
    return rows.flatMap((row) =>
      "value" in row.cell && row.cell.value !== 0 ? [[key(row), row.cell.value] as const] : [],
    );
  };

  beforeAll(async () => {
    db = await testDatabase();
    folder = await mkdtemp(path.join(tmpdir(), "vigie-uci-"));
    reference = JSON.parse(readFileSync(referenceFile, "utf8")) as Reference;
    const summary = await bring();
    expect(summary).toMatchObject({ rows_read: reference.rows, rows_written: reference.rows, rows_rejected: 0 });
    await refresh(db.sql, { clock });
  }, 300_000);
  afterAll(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(["gross_revenue", "net_revenue", "orders", "units", "aov"] as const)(
    "%s is exact to the cent",
    async (id) => {
      expect((await ask(id)).total).toMatchObject({ value: reference[id] });
    },
  );

  test("gross revenue by month and by country is exact to the cent", async () => {
    expect(
      Object.fromEntries(
        await values("gross_revenue", { ...year, interval: "month" }, (row) => (row.bucket ?? "").slice(0, 7)),
      ),
    ).toEqual(reference.gross_by_month);
    expect(
      Object.fromEntries(
        await values("gross_revenue", { ...year, groupBy: ["country"] }, (row) => row.group?.["country"] ?? ""),
      ),
    ).toEqual(reference.gross_by_country);
  });

  test("the ten products that sell most, in their order", async () => {
    expect(
      await values(
        "gross_revenue",
        { ...year, groupBy: ["product"], limit: 10 },
        (row) => row.group?.["product"] ?? "",
      ),
    ).toEqual(reference.top10_products_by_gross);
  });

  test("customers of the year and of every week are exact", async () => {
    expect((await ask("active_customers")).total).toMatchObject({ value: reference.customers_identified });
    const weeks = { from: "2010-11-29", to: "2011-12-12", interval: "week" } as const;
    expect(Object.fromEntries(await values("active_customers", weeks, (row) => row.bucket ?? ""))).toEqual(
      reference.weekly_active_customers,
    );
  });

  test("a second import writes nothing, and the rollups agree with the facts", async () => {
    expect(await bring()).toMatchObject({ rows_written: 0, rows_unchanged: reference.rows, rows_rejected: 0 });
    expect(await reconcile(db.sql, clock)).toMatchObject({ clean: true, differences: [] });
  }, 300_000);
});
