import { expect, test } from "vitest";
import { matchRoute } from "./routes.ts";
import { testConsole } from "./testing/console.ts";

const PROXY = "/api/plugin-proxy/vigie-commerce-app/api";
const SETTINGS = "/api/plugins/vigie-commerce-app/settings";
const JSON_TYPE = { "content-type": "application/json" };
const OURS = { ...JSON_TYPE, "sec-fetch-site": "same-origin" };
const post = (body = "{}", headers: Record<string, string> = OURS) => ({ method: "POST", body, headers });

test("what plugin.json routes is written with its body, and nothing else", async () => {
  const { request } = testConsole();
  const answer = await request(`${PROXY}/v1/triage/falco/7?x=1`, post('{"action":"acknowledge"}'));
  expect(await answer.json()).toEqual({
    path: "/v1/triage/falco/7",
    authorization: "Bearer own",
    body: '{"action":"acknowledge"}',
  });
  for (const path of ["/v1/imports", "/v1/token", "/v1/quarantine/replay/more", "/v1/quarantine", "/v1/triage"]) {
    expect((await request(PROXY + path, post())).status, path).toBe(405);
  }
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    expect((await request(`${PROXY}/v1/triage/falco/7`, { ...post(), method })).status, method).toBe(405);
  }
});

test.each([
  "/v1/triage/..%2fimports",
  "/v1/triage/falco/%2e%2e/%2e%2e/imports",
  "/v1/triage/../imports",
  "/v1/triage/%5c..%5cimports",
  "/v1/triage/%zz",
])("no path climbs out of its route: %s", async (path) => {
  expect((await testConsole().request(PROXY + path, post())).status).toBe(405);
});

test("another site's page cannot write, and neither can a form", async () => {
  const { request } = testConsole();
  const path = `${PROXY}/v1/triage/falco/7`;
  expect((await request(path, post("{}", JSON_TYPE))).status).toBe(403);
  expect((await request(path, post("{}", { ...JSON_TYPE, "sec-fetch-site": "cross-site" }))).status).toBe(403);
  expect((await request(path, post("{}", { ...OURS, origin: "http://evil.example" }))).status).toBe(403);
  expect((await request(path, post("a=b", { ...OURS, "content-type": "text/plain" }))).status).toBe(415);
});

test("a body beyond a mebibyte is refused", async () => {
  const { request } = testConsole();
  expect((await request(`${PROXY}/v1/triage/falco/7`, post(`"${"x".repeat(1024 * 1024)}"`))).status).toBe(413);
});

test("the administrator's token serves the administrator's routes only", async () => {
  const { request } = testConsole();
  const token = async (path: string) => (await (await request(PROXY + path, post())).json()).authorization;
  expect(await token("/v1/quarantine/replay")).toBe("Bearer own");
  await request(SETTINGS, post(JSON.stringify({ secureJsonData: { apiKey: "reader", adminKey: "admin" } })));
  expect([await token("/v1/quarantine/replay"), await token("/v1/triage/falco/7")]).toEqual([
    "Bearer admin",
    "Bearer reader",
  ]);
  await request(SETTINGS, post(JSON.stringify({ secureJsonData: { adminKey: "" } })));
  expect(await token("/v1/quarantine/replay")).toBe("Bearer reader");
});

test("a visitor writes with their own token", async () => {
  const { request } = testConsole({ host: "0.0.0.0" });
  const form = await request("/login", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "http://localhost:4000" },
    body: "token=reader",
  });
  const cookie = form.headers.get("set-cookie") ?? "";
  const answer = await request(`${PROXY}/v1/triage/falco/7`, post("{}", { ...OURS, cookie }));
  expect((await answer.json()).authorization).toBe("Bearer reader");
  expect((await request(`${PROXY}/v1/triage/falco/7`, post())).status).toBe(401);
});

test("routes are tried in order, and a star stands for at least one segment, as in Grafana", () => {
  const route = (method: string, path: string, url: string) => ({ method, path, url, headers: [] });
  const routes = [route("GET", "api/v1/quarantine", "/q"), route("GET", "api/*", "")];
  expect(matchRoute(routes, "GET", "api/v1/quarantine")?.target).toBe("/q");
  expect(matchRoute(routes, "HEAD", "api/v1/kpis/a")?.target).toBe("/v1/kpis/a");
  expect(matchRoute(routes, "GET", "api/")).toBeUndefined();
  expect(matchRoute(routes, "GET", "apis/v1")).toBeUndefined();
});
