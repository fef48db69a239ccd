import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type ChosenClusters,
  chooseClusters,
  isUndefined,
  kMeans,
  principalComponents,
  type Silhouette,
  standardise,
} from "../src/index.ts";
import { readRfm } from "./readRfm.ts";

const shared = resolve(import.meta.dirname, "../../../../shared");
const file = resolve(shared, "data/online_retail.parquet");
const answers = resolve(shared, "reference/online_retail_kmeans.json");
const absent = [file, answers].find((path) => !existsSync(path));
if (absent) console.warn(`skipped: ${absent} is absent`);

interface Reference {
  by_k: Record<string, { inertia: number; silhouette: number; sizes: number[] }>;
}

describe.skipIf(absent)("Online Retail, recency, frequency and money in logarithms, against scikit-learn 1.9.1", () => {
  let columns: Float64Array[];
  let reference: Reference["by_k"];
  beforeAll(async () => {
    reference = (JSON.parse(readFileSync(answers, "utf8")) as Reference).by_k;
    const table = standardise((await readRfm(file)).map((column) => column.map(Math.log1p)));
    if (isUndefined(table)) throw new Error(table.detail);
    columns = table.columns;
  });

  test("k-means: inertia within 1 % for 2 to 8 clusters", { timeout: 60_000 }, () => {
    for (const [k, { inertia }] of Object.entries(reference)) {
      const found = kMeans(columns, Number(k), { seed: 1 });
      if (isUndefined(found)) throw new Error(found.detail);
      expect(Math.abs(found.inertia / inertia - 1)).toBeLessThan(0.01);
    }
  });

  // With eight clusters ours are others than the reference's, of 0.2 % less inertia.
  test("silhouettes within 0.01 for 2 to 7 clusters, of all customers, and two are chosen", { timeout: 60_000 }, () => {
    const { clusters, tried } = chooseClusters(columns, {
      from: 2,
      to: 7,
      seed: 1,
      starts: 10,
      halves: 2,
    }) as ChosenClusters;
    for (const it of tried) {
      const { mean, sampled } = it.silhouette as Silhouette;
      expect(sampled).toBe(false);
      expect(Math.abs(mean - reference[it.clusters]!.silhouette)).toBeLessThan(0.01);
    }
    expect(clusters).toBe(2);
    expect(tried[0]!.stability).toBeGreaterThan(0.9);
  });

  test("two components tell nearly all, the first of them frequency and money against recency", () => {
    const found = principalComponents(columns);
    if (isUndefined(found)) throw new Error(found.detail);
    const { shares, loadings } = found.components;
    expect(shares[0]! + shares[1]!).toBeGreaterThan(0.9);
    const [recency, frequency, money] = loadings[0] as [number, number, number];
    expect(recency).toBeLessThan(0);
    expect(Math.min(frequency, money)).toBeGreaterThan(0.5);
  });
});
