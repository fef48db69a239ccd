import { createServer, type Server } from "node:http";
import { freePort } from "@vigie/db/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestApi, testApi } from "../testing/api.ts";
import { writeAnnotations } from "./write.ts";

/** Grafana itself cannot run here: this keeps what it would keep, by the contract of its annotations interface. */
interface Kept {
  time: number;
  timeEnd: number;
  tags: string[];
  text: string;
}

let now = new Date("2026-11-21T14:00:00Z");
const clock = () => now;
let api: TestApi;
let server: Server;
let grafana: { url: string; token: string };
const kept = new Map<number, Kept>();
let writes: string[] = [];
let answers = 200;

beforeAll(async () => {
  const port = await freePort();
  grafana = { url: `http://127.0.0.1:${port}`, token: "for-this-test" };
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      writes.push(`${request.method} ${request.url}`);
      const id = Number(/\/api\/annotations\/(\d+)$/.exec(request.url ?? "")?.[1] ?? kept.size + 1);
      const known = request.headers.authorization === `Bearer ${grafana.token}`;
      const status = answers !== 200 ? answers : !known ? 401 : request.method !== "POST" && !kept.has(id) ? 404 : 200;
      if (status === 200 && request.method === "DELETE") kept.delete(id);
      if (status === 200 && request.method !== "DELETE") kept.set(id, JSON.parse(text) as Kept);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ id, message: "" }));
    });
  }).listen(port, "127.0.0.1");
  api = await testApi({ clock, config: { grafana } });
});
afterAll(async () => {
  server.close();
  await api.close();
});
beforeEach(async () => {
  now = new Date("2026-11-21T14:00:00Z");
  answers = 200;
  writes = [];
  kept.clear();
  await api.sql`truncate ops.signal, ops.annotation, ops.triage, ops.setting`;
});

const put = (kind: string, key: string, started_at: string, ended_at?: string | null) =>
  api.post("/v1/signals", { kind, key, title: key, started_at, ...(ended_at === undefined ? {} : { ended_at }) });
const write = () => writeAnnotations(api.sql, clock, { grafana });

test("a signal is written once, with its range and tags, and follows its correction", async () => {
  await put("experiment", "Green button", "2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z");
  expect(await write()).toEqual({ written: 1, removed: 0 });
  expect([...kept.values()]).toEqual([
    {
      time: Date.parse("2026-11-21T10:00:00Z"),
      timeEnd: Date.parse("2026-11-21T11:00:00Z"),
      tags: ["vigie", "experiment", "info"],
      text: "Green button",
    },
  ]);
  expect(await write()).toEqual({ written: 0, removed: 0 });
  await put("experiment", "Green button", "2026-11-21T10:00:00Z", "2026-11-21T12:00:00Z");
  await write();
  expect([...kept.values()].map((it) => it.timeEnd)).toEqual([Date.parse("2026-11-21T12:00:00Z")]);
  expect(writes).toEqual(["POST /api/annotations", "PUT /api/annotations/1"]);
});

test("signals of a kind that begin close together are one annotation", async () => {
  for (let n = 0; n < 7; n++) await put("stock_out", `Product ${n}`, `2026-11-21T10:0${n}:00Z`, null);
  await put("stock_out", "Later", "2026-11-21T11:00:00Z", null);
  expect(await write()).toEqual({ written: 2, removed: 0 });
  expect([...kept.values()].map((it) => it.text)).toEqual([
    "7 stock-outs\nProduct 0\nProduct 1\nProduct 2\nProduct 3\nProduct 4\nand 2 more",
    "Later",
  ]);
});

test("a kind that is switched off is taken away, and comes back when it is switched on", async () => {
  await put("campaign", "Sale", "2026-11-21T10:00:00Z", null);
  await write();
  const off = await api.call("PUT", "/v1/annotations/settings", { body: { kinds: { campaign: false } } });
  expect(await off.json()).toMatchObject({ enabled: true, kinds: { campaign: false, deploy: true, holiday: false } });
  expect(await write()).toEqual({ written: 0, removed: 1 });
  expect(kept.size).toBe(0);
  await api.call("PUT", "/v1/annotations/settings", { body: { kinds: { campaign: true } } });
  await write();
  expect(kept.size).toBe(1);
  expect((await api.call("PUT", "/v1/annotations/settings", { body: { kinds: {} }, scope: "write" })).status).toBe(403);
});

test("an annotation that somebody deleted in Grafana is written anew when it changes", async () => {
  await put("campaign", "Sale", "2026-11-21T10:00:00Z", null);
  await write();
  kept.clear();
  await put("campaign", "Sale", "2026-11-21T10:00:00Z", "2026-11-21T12:00:00Z");
  await write();
  expect([...kept.values()].map((it) => it.text)).toEqual(["Sale"]);
});

test("while a signal goes on it is not written again every time", async () => {
  await put("campaign", "Sale", "2026-11-21T10:00:00Z", null);
  await write();
  now = new Date("2026-11-21T14:01:00Z");
  expect((await write()).written).toBe(0);
  now = new Date("2026-11-21T14:06:00Z");
  expect((await write()).written).toBe(1);
});

test("Grafana refusing or being away is said in words, and nothing is taken for written", async () => {
  await put("campaign", "Sale", "2026-11-21T10:00:00Z", null);
  answers = 403;
  await expect(write()).rejects.toThrow("Grafana refused an annotation with status 403");
  await expect(
    writeAnnotations(api.sql, clock, { grafana: { ...grafana, url: "http://127.0.0.1:9" } }),
  ).rejects.toThrow("Grafana does not answer");
  answers = 200;
  expect((await write()).written).toBe(1);
});

test("without a Grafana nothing is written, and the settings say so", async () => {
  expect(await writeAnnotations(api.sql, clock, { grafana: undefined })).toEqual({ written: 0, removed: 0 });
});
