import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApi, testApi } from "../../testing/api.ts";
import { describeExperiment, readResults } from "../read.ts";
import { keepResult } from "../results/result.ts";
import { resultPdf } from "./pdf.ts";

let now = new Date("2026-11-01T10:00:00Z");
const clock = () => now;
let api: TestApi;
const path = "/v1/experiments/green-button";

beforeAll(async () => {
  api = await testApi({ clock });
  await api.sql`insert into shop.store (key, name, currency) values ('main', 'Main', 'EUR')`;
  await api.post("/v1/experiments", {
    key: "green-button",
    name: "Bouton vert à l’été – naïve Größe Ωμέγα 漢字 😀",
    hypothesis: `A green button is pressed more often. ${"It says so. ".repeat(100)}`,
    arms: [{ key: "grey" }, { key: "green" }],
    plan: {
      metrics: [
        { metric: "gross_revenue", role: "primary" },
        { metric: "buyers" },
        { metric: "refunds", role: "guardrail", harmful: "up" },
      ],
    },
  });
});
afterAll(() => api.close());

async function pagesOf(bytes: Uint8Array) {
  expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe("%PDF-");
  return extractText(await getDocumentProxy(bytes), { mergePages: true });
}
async function pdf() {
  const answer = await api.call("GET", `${path}/results?format=pdf`, { scope: "read" });
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="green-button.pdf"');
  return pagesOf(new Uint8Array(await answer.arrayBuffer()));
}

test("before there is a result the page says so, in letters of any kind", async () => {
  const { totalPages, text } = await pdf();
  expect(totalPages).toBe(1);
  expect(text).toContain("There is no result yet.");
  expect(text).toContain("naïve Größe Ωμέγα");
  expect(await (await api.call("GET", `${path}/results?format=csv`)).text()).toMatch(/^hours,metric,arm,[^\n]+\n$/);
});

test("one page has verdict, health, figures, log and how it was made; the CSV a row for each metric and arm", async () => {
  await api.post(`${path}/start`, {});
  now = new Date("2026-11-05T10:00:00Z");
  const exposures = Array.from({ length: 400 }, (_, n) => ({
    unit: `C${n}`,
    arm: n % 4 ? "green" : "grey",
    at: "2026-11-02T10:00:00Z",
  }));
  await api.post(`${path}/exposures`, { exposures });
  await api.post(`${path}/log`, { kind: "decided", note: "We wait." });
  await keepResult(api.sql, clock, "green-button");
  const { totalPages, text } = await pdf();
  expect(totalPages).toBe(1);
  expect(text).toContain("Stop, do not ship");
  for (const words of [
    "Health",
    "Gross revenue",
    "Buyers",
    "95 % interval",
    "We wait.",
    "2026-11-05 10:00",
    "Alpha 0.05",
  ])
    expect(text).toContain(words);
  const csv = await (await api.call("GET", `${path}/results?format=csv`, { scope: "read" })).text();
  const rows = csv.trim().split("\r\n");
  expect(rows.slice(1).map((row) => row.split(",").slice(0, 4))).toEqual([
    ["all", "Gross revenue", "green", "300"],
    ["all", "Buyers", "green", "300"],
    ["all", "Refunds", "green", "300"],
  ]);
});

test("however much there is to say, it stays one page and says that there is more", async () => {
  const it = await describeExperiment(api.sql, "green-button");
  const { latest } = await readResults(api.sql, "green-button");
  const metrics = Array.from({ length: 60 }, () => latest!.metrics).flat();
  const bytes = await resultPdf(it, { ...latest!, metrics, without: metrics }, now);
  const { totalPages, text } = await pagesOf(bytes);
  expect(totalPages).toBe(1);
  expect(text).toContain("There is no room for the rest");
  expect(text).toContain("Made at 2026-11-05 10:00 UTC");
});

test("another format is refused, and named", async () => {
  expect((await api.call("GET", `${path}/results?format=doc`)).status).toBe(422);
});
