import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { problemOf, type TestApi, testApi } from "../testing/api.ts";
import type { Deploy, DeploysDoc, WebhookDoc } from "./schema.ts";

const secret = "a-secret-of-this-test-only";
let now = new Date("2026-11-21T14:00:00Z");
let api: TestApi;

beforeAll(async () => {
  api = await testApi({ clock: () => now, config: { githubSecret: secret } });
});
afterAll(() => api.close());
beforeEach(async () => {
  now = new Date("2026-11-21T14:00:00Z");
  await api.sql`truncate ops.signal, ops.webhook_delivery, ops.triage`;
});

const list = () => api.get<DeploysDoc>("/v1/deploys?from=2026-11-01&to=2026-12-01");
const report = (body: object) => api.post<Deploy>("/v1/deploys", body);

test("a deploy reported twice is there once, and its second report completes it", async () => {
  const begun = { service: "checkout", version: "2.14.1", started_at: "2026-11-21T13:50:00Z" };
  expect(await report(begun)).toMatchObject({ state: "started", finished_at: null });
  expect(await report(begun)).toMatchObject({ state: "started" });
  expect(await report({ service: "checkout", version: "2.14.1", finished_at: "2026-11-21T13:55:00Z" })).toMatchObject({
    state: "succeeded",
    started_at: "2026-11-21T13:50:00.000Z",
    finished_at: "2026-11-21T13:55:00.000Z",
  });
  expect((await list()).total).toBe(1);
});

test("a roll-back and a failed deploy are warnings on the time axis", async () => {
  await report({ service: "web", version: "1", started_at: "2026-11-21T10:00:00Z", state: "failed" });
  await report({
    service: "web",
    version: "0",
    started_at: "2026-11-21T10:10:00Z",
    state: "succeeded",
    rollback: true,
  });
  const doc = await api.get<{ rows: { title: string; severity: string }[] }>(
    "/v1/signals?kind=deploy&from=2026-11-21&to=2026-11-22",
  );
  expect(doc.rows.map(({ title, severity }) => [title, severity])).toEqual([
    ["web rolled back to 0", "warning"],
    ["web 1 failed to deploy", "warning"],
  ]);
});

test.each([
  ["service", { version: "1" }],
  [
    "finished_at",
    { service: "a", version: "1", started_at: "2026-11-21T10:00:00Z", finished_at: "2026-11-21T09:00:00Z" },
  ],
  ["started_at", { service: "a", version: "1", started_at: "yesterday" }],
])("a deploy with a wrong %s is refused and names it", async (field, body) => {
  const response = await api.call("POST", "/v1/deploys", { body });
  expect([response.status, (await problemOf(response)).errors?.[0]?.field]).toEqual([422, field]);
});

const event = (state = "success", at = "2026-11-21T13:58:00Z", id = 77) => ({
  action: "created",
  deployment_status: { id: 1, state, created_at: at, target_url: "https://ci.example/1" },
  deployment: {
    id,
    sha: "a".repeat(40),
    ref: "v2.15.0",
    task: "deploy",
    environment: "production",
    created_at: "2026-11-21T13:50:00Z",
    payload: {},
  },
  repository: { name: "checkout", full_name: "shop/checkout" },
});
const sign = (body: string, key = secret) => `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;
const deliver = (body: string, headers: Record<string, string> = {}) =>
  api.call("POST", "/v1/webhooks/github", {
    body,
    scope: null,
    headers: { "x-hub-signature-256": sign(body), ...headers },
  });

test("GitHub's statuses of a deployment become one deploy, whatever their order", async () => {
  for (const [state, at] of [
    ["success", "13:58"],
    ["in_progress", "13:51"],
    ["queued", "13:50"],
  ] as const) {
    expect((await deliver(JSON.stringify(event(state, `2026-11-21T${at}:00Z`)))).status).toBe(200);
  }
  expect((await list()).rows).toMatchObject([
    {
      service: "checkout",
      version: "v2.15.0",
      state: "succeeded",
      finished_at: "2026-11-21T13:58:00.000Z",
      source: "github",
    },
  ]);
});

test("a ping and another event are answered and not used", async () => {
  const response = await deliver(JSON.stringify({ zen: "Keep it logically awesome." }));
  expect([response.status, ((await response.json()) as WebhookDoc).accepted]).toEqual([200, false]);
});

test("a delivery that was accepted is refused when it is replayed, under any delivery id", async () => {
  const body = JSON.stringify(event());
  expect((await deliver(body)).status).toBe(200);
  expect((await deliver(body, { "x-github-delivery": "another" })).status).toBe(409);
});

test("an old delivery is refused, and so is one from the future", async () => {
  expect((await deliver(JSON.stringify(event("success", "2026-11-21T13:29:59Z")))).status).toBe(403);
  expect((await deliver(JSON.stringify(event("success", "2026-11-21T14:06:00Z")))).status).toBe(403);
  const body = JSON.stringify(event());
  now = new Date("2026-11-21T14:31:00Z");
  expect((await deliver(body)).status).toBe(403);
});

test("10,000 forged deliveries are refused and leave nothing: wrong, cut, missing, re-encoded, of another key or body", async () => {
  const body = JSON.stringify(event());
  const good = sign(body);
  const flip = (text: string, at: number) => `${text.slice(0, at)}${text[at] === "0" ? "1" : "0"}${text.slice(at + 1)}`;
  const pretty = JSON.stringify(event(), null, 1);
  const forgeries: ((n: number) => [string, string | undefined])[] = [
    (n) => [body, flip(good, 7 + (n % 64))],
    (n) => [body, sign(body, `${secret}${n}`)],
    (n) => [body, good.slice(0, n % 71)],
    () => [body, undefined],
    () => [pretty, good],
    (n) => [`${body}${" ".repeat(1 + (n % 9))}`, good],
    (n) => [JSON.stringify(event("success", "2026-11-21T13:58:00Z", 1_000 + n)), good],
    () => [body, good.replace("sha256=", "sha1=")],
    () => [body, good.toUpperCase().replace("SHA256=", "sha256=")],
    () => [body.replace("success", "succes\\u0073"), good],
  ];
  const refused = new Map<number, number>();
  for (let n = 0; n < 10_000; n++) {
    const [text, signature] = forgeries[n % forgeries.length]?.(n) ?? ["", ""];
    const headers: Record<string, string> = signature === undefined ? {} : { "x-hub-signature-256": signature };
    const { status } = await api.call("POST", "/v1/webhooks/github", { body: text, scope: null, headers });
    refused.set(status, (refused.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(refused)).toEqual({ 401: 10_000 });
  expect((await list()).total).toBe(0);
  expect((await deliver(body)).status).toBe(200);
});

test("without a secret no delivery is accepted", async () => {
  const other = await testApi();
  try {
    const body = JSON.stringify(event());
    const headers = { "x-hub-signature-256": sign(body, "") };
    const response = await other.call("POST", "/v1/webhooks/github", { body, scope: null, headers });
    expect(response.status).toBe(404);
  } finally {
    await other.close();
  }
});
