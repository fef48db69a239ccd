import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testConsole } from "./testing/console.ts";

const ASSET = "/console/assets/index-abc.js";

test.each(["/a/vigie-commerce-app/overview", "/a/vigie-commerce-app/products/22423", "/plugins/vigie-commerce-app"])(
  "%s is the page, never cached without asking",
  async (path) => {
    const answer = await testConsole().request(path);
    expect(await answer.text()).toContain("<title>Vigie</title>");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  },
);

test("hashed assets are compressed and kept for ever", async () => {
  const { request } = testConsole();
  const plain = await (await request(ASSET)).text();
  const br = await request(ASSET, { headers: { "accept-encoding": "gzip, deflate, br" } });
  const gz = await request(ASSET, { headers: { "accept-encoding": "gzip" } });
  expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(plain);
  expect(gunzipSync(Buffer.from(await gz.arrayBuffer())).toString()).toBe(plain);
  expect([br.headers.get("content-encoding"), br.headers.get("vary")]).toEqual(["br", "accept-encoding"]);
  expect(br.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

test("an unchanged file is not sent twice", async () => {
  const { request } = testConsole();
  const etag = (await request(ASSET)).headers.get("etag") ?? "";
  const again = await request(ASSET, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

test("the plugin's files and Grafana's icons are served with their types", async () => {
  const { request } = testConsole();
  const module = await request("/public/plugins/vigie-commerce-app/module.js?_cache=0.1.0");
  const icon = await request("/public/build/img/icons/unicons/apps.svg");
  expect([module.status, module.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
  expect([icon.status, icon.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
});

test.each([
  "/console/..%2f..%2fstate%2fsettings.json",
  "/console/%2e%2e/plugin/plugin.json",
  "/public/plugins/vigie-commerce-app/..%2fconsole%2findex.html",
  "/console/%00",
  "/console/%zz",
  "/console/assets",
  "/public/nothing.svg",
])("%s gives nothing away", async (path) => {
  expect((await testConsole().request(path)).status).toBe(404);
});

test("the root, the API and its documents are left to others", async () => {
  const { request } = testConsole();
  for (const path of ["/", "/v1/kpis", "/docs", "/healthz", "/readyz", "/metrics", "/openapi.json", "/a/other-app"]) {
    expect((await request(path)).status, path).toBe(404);
  }
});

test("every page carries a policy that lets no foreign script in", async () => {
  const { headers } = await testConsole().request("/a/vigie-commerce-app/overview");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
