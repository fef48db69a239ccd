import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestApi, testApi } from "../testing/api.ts";
import type { CausesDoc } from "./schema.ts";

const now = new Date("2026-11-21T16:00:00Z");
let api: TestApi;
beforeAll(async () => {
  api = await testApi({ clock: () => now });
});
afterAll(() => api.close());
beforeEach(async () => void (await api.sql`truncate ops.signal, ops.triage`));

const causes = (more = "") => api.get<CausesDoc>(`/v1/incidents/causes?at=2026-11-21T14:00:00Z${more}`);
const deploy = (service: string, version: string, started_at: string) =>
  api.post("/v1/deploys", { service, version, started_at, finished_at: started_at });

test("the deploy just before is named first, with its evidence in words", async () => {
  await deploy("checkout", "2.1.0", "2026-11-21T13:48:00Z");
  await deploy("search", "9.0.0", "2026-06-08T10:00:00Z");
  const doc = await causes("&service=checkout");
  expect(doc.sentence).toBe("Likeliest cause: checkout 2.1.0 deployed, 12 minutes before.");
  expect(doc.causes).toHaveLength(1);
  expect(doc.causes[0]).toMatchObject({ likely: true, minutes_before: 12, shared: ["service"], contradicts: [] });
  expect(doc.causes[0]?.evidence).toMatch(
    /^12 minutes before, in the same service\. There were 2 deploys in 182 days; by chance one explains it as well in [\d.,]+ % of cases\.$/,
  );
});

test("the same question has the same answer", async () => {
  await deploy("checkout", "2.1.0", "2026-11-21T13:48:00Z");
  for (let day = 1; day < 21; day++)
    await deploy("web", `1.0.${day}`, `2026-11-${String(day).padStart(2, "0")}T13:30:00Z`);
  expect(await causes()).toEqual(await causes());
});

test("what came after is no cause, and where nothing came before, that is said", async () => {
  await deploy("checkout", "2.1.0", "2026-11-21T15:10:00Z");
  const doc = await causes();
  expect([doc.causes, doc.sentence]).toEqual([[], "Nothing that Vigie knows of happened before it."]);
});

test("something that happens every day at this time does not stand out", async () => {
  for (let day = 1; day < 22; day++)
    await deploy("web", `1.0.${day}`, `2026-11-${String(day).padStart(2, "0")}T13:50:00Z`);
  const doc = await causes();
  expect(doc.causes[0]?.likely).toBe(false);
  expect(doc.sentence).toMatch(/^Nothing that happened before it stands out/);
});

test("a time that is none is refused", async () => {
  expect((await api.call("GET", "/v1/incidents/causes?at=noon")).status).toBe(422);
});
