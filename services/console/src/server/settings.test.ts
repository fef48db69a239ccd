import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { testConsole } from "./testing/console.ts";

const SETTINGS = "/api/plugins/vigie-commerce-app/settings";
const PROXY = "/api/plugin-proxy/vigie-commerce-app/api";

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server = undefined;
});

function save(body: unknown) {
  const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

test("the token is stored for the owner only and never given back", async () => {
  const { request, options } = testConsole();
  await request(SETTINGS, save({ jsonData: { apiUrl: "" }, secureJsonData: { apiKey: "saved" } }));
  const answer = await request(SETTINGS);
  const text = await answer.text();
  expect(text).not.toContain("saved");
  expect(JSON.parse(text)).toMatchObject({ jsonData: { apiUrl: "" }, secureJsonFields: { apiKey: true } });
  expect(statSync(options.settingsFile).mode & 0o777).toBe(0o600);
  expect(readFileSync(options.settingsFile, "utf8")).toContain("saved");
});

test("a saved token replaces the console's own, and saving without one keeps it", async () => {
  const { request } = testConsole();
  const name = async () => (await (await request(`${PROXY}/v1/token`)).json()).name;
  expect(await name()).toBe("console");
  await request(SETTINGS, save({ secureJsonData: { apiKey: "saved" } }));
  await request(SETTINGS, save({ jsonData: { apiUrl: "" } }));
  expect(await name()).toBe("Saved");
  await request(SETTINGS, save({ secureJsonData: { apiKey: "" } }));
  expect(await name()).toBe("console");
});

test.each([
  { jsonData: { apiUrl: "file:///etc/passwd" } },
  { jsonData: { apiUrl: "http://me:secret@vigie" } },
  { jsonData: { apiUrl: 7 } },
  { secureJsonData: { apiKey: "two\nlines" } },
])("settings that make no sense are refused: %o", async (body) => {
  const { request } = testConsole();
  const answer = await request(SETTINGS, save(body));
  expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
});

test("the proxy passes question, token and answer, and no cookies either way", async () => {
  const { request } = testConsole();
  const answer = await request(`${PROXY}/v1/echo?country=France&country=Spain`, {
    headers: { cookie: "a=b", authorization: "Bearer mine" },
  });
  expect(await answer.json()).toEqual({ query: ["France", "Spain"], authorization: "Bearer own" });
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test("another API gets the saved token and redirects are not followed", async () => {
  const seen: (string | undefined)[] = [];
  server = createServer((incoming, outgoing) => {
    seen.push(incoming.headers.authorization);
    outgoing.writeHead(incoming.url === "/away" ? 302 : 200, {
      location: "http://localhost:1/",
      "content-type": "application/json",
    });
    outgoing.end('{"remote":true}');
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server?.once("listening", resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { request } = testConsole();
  await request(SETTINGS, save({ jsonData: { apiUrl }, secureJsonData: { apiKey: "saved" } }));
  expect(await (await request(`${PROXY}/healthz`)).json()).toEqual({ remote: true });
  expect((await request(`${PROXY}/away`)).status).toBe(302);
  expect(seen).toEqual(["Bearer saved", "Bearer saved"]);
});

test("an API that does not answer is a problem with the reason, not a crash", async () => {
  const { request } = testConsole();
  await request(SETTINGS, save({ jsonData: { apiUrl: "http://127.0.0.1:1" } }));
  const answer = await request(`${PROXY}/healthz`);
  expect(answer.status).toBe(502);
  expect((await answer.json()).detail).toContain("127.0.0.1:1");
});
