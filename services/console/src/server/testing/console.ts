import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Hono } from "hono";
import { createConsole } from "../createConsole.ts";
import type { ConsoleOptions } from "../options.ts";

const TOKENS: Record<string, { name: string; scopes: string[] }> = {
  own: { name: "console", scopes: ["read"] },
  reader: { name: "Reader", scopes: ["read"] },
  admin: { name: "Admin", scopes: ["read", "write", "admin"] },
  saved: { name: "Saved", scopes: ["read"] },
};

const route = (method: string, path: string, url: string, secret: string) => ({
  path,
  method,
  url: `{{ .JsonData.apiUrl }}${url}`,
  headers: [{ name: "Authorization", content: `Bearer {{ .SecureJsonData.${secret} }}` }],
});

const PLUGIN = {
  name: "Vigie",
  type: "app",
  info: { logos: { small: "img/l.svg", large: "img/l.svg" } },
  includes: [],
  routes: [
    route("POST", "api/v1/triage/*", "/v1/triage", "apiKey"),
    route("POST", "api/v1/quarantine/replay", "/v1/quarantine/replay", "adminKey"),
    route("GET", "api/*", "", "apiKey"),
  ],
};

/** A console on a small API that answers who asked, with real files in a temporary directory. */
export function testConsole(changes: Partial<ConsoleOptions> = {}) {
  const directory = mkdtempSync(path.join(tmpdir(), "vigie-console-"));
  const options: ConsoleOptions = {
    api: async (request) => testApi().fetch(request),
    token: "own",
    pluginDist: write(directory, "plugin", {
      "plugin.json": JSON.stringify(PLUGIN),
      "module.js": "define([], () => ({}));",
    }),
    consoleDist: write(directory, "console", {
      "index.html": "<!doctype html><title>Vigie</title>",
      "assets/index-abc.js": `console.log("${"x".repeat(4000)}");`,
      "public/build/img/icons/unicons/apps.svg": "<svg/>",
    }),
    settingsFile: path.join(directory, "state", "settings.json"),
    host: "127.0.0.1",
    version: "0.1.0",
    ...changes,
  };
  const app = createConsole(options);
  const request = (url: string, init: RequestInit = {}) =>
    app.request(url, { ...init, headers: { host: "localhost:4000", ...headersOf(init) } });
  return { app, options, request };
}

export function testApi(): Hono {
  const api = new Hono();
  api.get("/healthz", (c) => c.json({ status: "ok" }));
  api.get("/v1/token", (c) => {
    const known = TOKENS[c.req.header("authorization")?.replace("Bearer ", "") ?? ""];
    return known ? c.json(known) : c.json({ title: "The token is not known", status: 401 }, 401);
  });
  api.get("/v1/echo", (c) => {
    c.header("set-cookie", "stolen=1");
    return c.json({
      query: c.req.queries("country"),
      authorization: c.req.header("authorization"),
      cookie: c.req.header("cookie"),
    });
  });
  for (const path of ["/v1/triage/*", "/v1/quarantine/replay", "/v1/imports"]) {
    api.post(path, async (c) =>
      c.json({ path: c.req.path, authorization: c.req.header("authorization"), body: await c.req.text() }),
    );
  }
  return api;
}

function headersOf(init: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(init.headers));
}

function write(directory: string, name: string, files: Record<string, string>): string {
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(directory, name, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return path.join(directory, name);
}
