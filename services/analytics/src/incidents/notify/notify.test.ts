import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { parseConfig } from "../../config.ts";
import { type TestApi, testApi } from "../../testing/api.ts";
import { judge } from "../../triage/index.ts";
import type { IncidentDoc } from "../schema.ts";
import { addIncident, noCauses } from "../testing.ts";
import { openChannels } from "./channels.ts";
import { tellIncidents } from "./tell.ts";

let now = new Date("2026-11-21T16:00:00Z");
const clock = () => now;
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

let api: TestApi;
let hooks: Server;
let mails: SMTPServer;
let got: { path: string; body: Record<string, unknown> }[] = [];
let mailed: string[] = [];
let failing = "";

beforeAll(async () => {
  api = await testApi({ clock });
  hooks = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const isDown = request.url === failing;
      if (!isDown) got.push({ path: request.url ?? "", body: JSON.parse(body) });
      response.writeHead(isDown ? 503 : 200).end();
    });
  }).listen(0, "127.0.0.1");
  mails = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (chunk) => {
        text += chunk;
      });
      stream.on("end", () => {
        mailed.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => mails.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  hooks.close();
  mails.close();
  await api.close();
});
afterEach(async () => {
  got = [];
  mailed = [];
  failing = "";
  await api.sql`truncate ops.incident, ops.incident_event, ops.triage cascade`;
});

const channels = () => {
  const hook = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`;
  const smtp = `smtp://127.0.0.1:${(mails.server.address() as AddressInfo).port}`;
  const env = {
    VIGIE_NOTIFY_WEBHOOK: `${hook}/webhook`,
    VIGIE_NOTIFY_SLACK: `${hook}/slack`,
    VIGIE_NOTIFY_EMAIL: "shop@vigie.invalid",
    VIGIE_SMTP_URL: smtp,
  };
  return openChannels(parseConfig(env, "/").notify);
};
const tell = () =>
  tellIncidents(channels(), { sql: api.sql, clock, log: pino({ level: "silent" }), publicUrl: "https://shop.example" });
const add = (more: Parameters<typeof addIncident>[1] = {}) => addIncident(api.sql, more);
const money = (value: number) => ({ value, low: value - 100, high: value + 100, currency: "EUR", n: 3 });

test("a new incident is told of once, by every channel, with what it costs, the cause and a link", async () => {
  const id = await add({ money: money(900) });
  expect(await tell()).toBe(3);
  expect(await tell()).toBe(0);
  const hook = got.find((it) => it.path === "/webhook")?.body;
  expect(hook).toMatchObject({ occasion: "opened", link: `https://shop.example/a/vigie-commerce-app/incidents/${id}` });
  expect(hook?.["text"]).toMatch(/Orders 92 % below expected.*about 900 EUR \(800 to 1,000\).*412 errors of payment/);
  expect(JSON.stringify(got.find((it) => it.path === "/slack")?.body)).toContain(`incidents/${id}|Open the incident>`);
  expect(mailed[0]).toMatch(/Subject: Incident: Orders 92 % below expected/);
  const doc = await api.get<IncidentDoc>(`/v1/incidents/${id}`);
  expect(doc.timeline.find((it) => it.kind === "notified")?.text).toBe("Told of it by webhook and slack and e-mail");
});

test("it is told of again only when it has grown, and when it is over", async () => {
  const id = await add({ money: money(900) });
  await tell();
  await api.sql`update ops.incident set money = ${JSON.stringify(money(1_000))}::text::jsonb where id = ${id}`;
  expect(await tell()).toBe(0);
  await api.sql`update ops.incident set money = ${JSON.stringify(money(1_600))}::text::jsonb where id = ${id}`;
  expect(await tell()).toBe(3);
  expect(await tell()).toBe(0);
  later(30);
  await api.sql`update ops.incident set ended_at = ${now} where id = ${id}`;
  expect(await tell()).toBe(3);
  expect(await tell()).toBe(0);
  const said = got.filter((it) => it.path === "/webhook").map((it) => it.body["occasion"]);
  expect(said).toEqual(["opened", "grew", "ended"]);
});

test("a channel that fails is tried again, and the others are not told twice", async () => {
  await add();
  failing = "/slack";
  expect(await tell()).toBe(2);
  failing = "";
  expect(await tell()).toBe(1);
  expect(got.map((it) => it.path).sort()).toEqual(["/slack", "/webhook"]);
  expect(mailed).toHaveLength(1);
});

test.each([
  ["silenced", { action: "silence", until: "2027-01-01T00:00:00Z", reason: "known" }],
  ["a false alarm", { action: "verdict", verdict: "false_alarm" }],
  ["expected", { action: "verdict", verdict: "expected" }],
] as const)("nobody is told of one that is %s", async (_, action) => {
  const id = await add();
  await judge(api.sql, clock, { kind: "incident", subject: String(id) }, action, "test");
  expect(await tell()).toBe(0);
});

test("nobody is told of what was over long before the lookout was switched on", async () => {
  await add({ started_at: "2026-11-20T10:00:00Z", ended_at: "2026-11-20T12:00:00Z" });
  expect(await tell()).toBe(0);
});

test("an incident without a known cause says so", async () => {
  await add({ causes: noCauses });
  await tell();
  expect(got.find((it) => it.path === "/webhook")?.body["text"]).toMatch(/Nothing known explains it\.$/);
});

test("with nothing set there is no channel, and half a setting is refused", () => {
  expect(openChannels(parseConfig({}, "/").notify)).toEqual([]);
  expect(() => parseConfig({ VIGIE_NOTIFY_EMAIL: "a@b.example" }, "/")).toThrow(/VIGIE_SMTP_URL/);
  expect(() => parseConfig({ VIGIE_SMTP_URL: "smtp://x", VIGIE_NOTIFY_EMAIL: "nobody" }, "/")).toThrow(
    /not an address/,
  );
});
