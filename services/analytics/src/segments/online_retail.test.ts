import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scoreCustomers } from "../customers/index.ts";
import type { TestApi } from "../testing/api.ts";
import { hasOnlineRetail, onlineRetail, reference } from "../testing/online_retail.ts";
import { runSegments } from "./run.ts";
import type { SegmentsDoc } from "./schema.ts";

interface Reference {
  by_k: Record<string, { inertia: number; silhouette: number; sizes: number[] }>;
}

describe.skipIf(!hasOnlineRetail)("the segments of a real shop, against scikit-learn", () => {
  let api: TestApi;
  let doc: SegmentsDoc;
  const clock = () => new Date("2026-06-30T12:00:00Z");
  const expected = hasOnlineRetail ? reference<Reference>("online_retail_kmeans").by_k : {};
  beforeAll(async () => {
    api = await onlineRetail();
    await scoreCustomers(api.sql, { clock });
    await runSegments(api.sql, { clock });
    doc = await api.get<SegmentsDoc>("/v1/segments");
  }, 300_000);
  afterAll(() => api.close());

  test("inertia is within 1 % for every number of segments, through the database", () => {
    expect(doc.tried.map((it) => String(it.segments))).toEqual(Object.keys(expected));
    for (const it of doc.tried) expect(it.inertia / (expected[it.segments]?.inertia ?? 0) - 1).toBeLessThan(0.01);
  });

  test("the number with the best silhouette is taken, and its segments hold every customer once", () => {
    expect(doc.segments).toHaveLength(2);
    const sizes = doc.segments.map((it) => it.customers);
    expect(sizes.reduce((sum, it) => sum + it, 0)).toBe(4_338);
    // One customer lies on the border: ours have a little less inertia.
    for (const [at, size] of sizes.entries())
      expect(Math.abs(size - (expected["2"]?.sizes[at] ?? 0))).toBeLessThanOrEqual(1);
    expect(doc.sentence).toBe(
      "Customers fall into 2 kinds: few orders, low spending (62 %) and many orders, high spending (38 %).",
    );
  });

  test("the files hold every customer, and the picture is a PNG that is the same each time", async () => {
    const csv = await (await api.call("GET", "/v1/segments/features")).text();
    expect(csv.split("\r\n")[0]).toBe("customer,segment,name,recency_days,orders,monetary,x,y");
    expect(csv.trim().split("\r\n")).toHaveLength(4_339);
    const png = async () => Buffer.from(await (await api.call("GET", "/v1/segments/picture")).arrayBuffer());
    const first = await png();
    expect(first.subarray(1, 4).toString()).toBe("PNG");
    expect((await png()).equals(first)).toBe(true);
  });
});
