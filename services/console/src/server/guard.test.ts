import { expect, test } from "vitest";
import { isLoopback } from "./guard.ts";
import { testConsole } from "./testing/console.ts";

const PROXY = "/api/plugin-proxy/vigie-commerce-app/api/v1/token";
const SETTINGS = "/api/plugins/vigie-commerce-app/settings";
const save = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };

test.each(["localhost:4000", "127.0.0.1", "[::1]:4000"])("%s is served", async (host) => {
  expect((await testConsole().request(PROXY, { headers: { host } })).status).toBe(200);
});

test.each(["evil.example:4000", "localhost.evil.example", "169.254.1.1", ""])(
  "a name that was pointed at this machine is refused: %s",
  async (host) => {
    const { request } = testConsole();
    expect((await request(PROXY, { headers: { host } })).status).toBe(403);
    expect((await request("/a/vigie-commerce-app/overview", { headers: { host } })).status).toBe(403);
  },
);

test.each<Record<string, string>>([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "http://evil.example" },
])("another site's page may not read through the proxy: %o", async (headers) => {
  expect((await testConsole().request(PROXY, { headers })).status).toBe(403);
});

test("settings are changed by our own page only", async () => {
  const { request } = testConsole();
  const post = (headers: Record<string, string>) =>
    request(SETTINGS, { ...save, headers: { ...save.headers, ...headers } });
  expect((await post({})).status).toBe(403);
  expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await post({ origin: "null" })).status).toBe(403);
  expect((await post({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  expect((await post({ origin: "http://localhost:4000" })).status).toBe(200);
});

test("a form cannot pass for JSON", async () => {
  const headers = { "sec-fetch-site": "same-origin", "content-type": "text/plain" };
  expect((await testConsole().request(SETTINGS, { ...save, headers })).status).toBe(415);
});

test("only addresses of this machine count as loopback", () => {
  expect(["127.0.0.1", "127.1.2.3", "::1", "localhost"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "192.168.1.5", "127.0.0.1.evil.example"].some(isLoopback)).toBe(false);
});
