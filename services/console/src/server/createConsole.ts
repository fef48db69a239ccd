import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { fileServer } from "./files.ts";
import { isLoopback, requireLoopbackHost, requireSameOrigin } from "./guard.ts";
import { securityHeaders } from "./headers.ts";
import { type ConsoleOptions, PLUGIN_ID } from "./options.ts";
import { pluginSettings } from "./plugin.ts";
import { problem } from "./problem.ts";
import { createProxy, PROXY_BYTES } from "./proxy.ts";
import { createSessions, type Sessions, type Visitor } from "./sessions.ts";
import { parseSettings, settingsStore } from "./settings.ts";
import { signInRoutes, visitorOf } from "./signIn.ts";

const PATHS = ["/a/*", "/plugins/*", "/console/*", "/public/*", "/api/*", "/login", "/logout"];
const FOREVER = "public, max-age=31536000, immutable";
const DAY = "public, max-age=86400";
const ASK_AGAIN = "no-cache";
const SETTINGS_BYTES = 16 * 1024;

/** The page that runs the built plugin where there is no Grafana, to be mounted at the root of the API's server. */
export function createConsole(options: ConsoleOptions): Hono {
  const app = new Hono();
  const signIn = !isLoopback(options.host);
  const sessions = createSessions();
  for (const path of PATHS) {
    app.use(path, securityHeaders());
    if (!signIn) {
      app.use(path, requireLoopbackHost());
    }
  }
  app.use("/api/*", requireSameOrigin(), compress());
  if (signIn) {
    requireVisitor(app, sessions);
    app.route("/", signInRoutes(options, sessions));
  }
  serveFiles(app, options);
  serveApi(app, options, signIn ? (c) => visitorOf(c, sessions) : () => undefined, signIn);
  return app;
}

function requireVisitor(app: Hono, sessions: Sessions): void {
  for (const path of ["/a/*", "/plugins/*"]) {
    app.use(path, async function visitorOrSignIn(c, next) {
      const url = new URL(c.req.url);
      return visitorOf(c, sessions)
        ? next()
        : c.redirect(`/login?next=${encodeURIComponent(url.pathname + url.search)}`, 302);
    });
  }
  app.use("/api/*", async function visitorOr401(c, next) {
    return visitorOf(c, sessions) ? next() : problem(401, "not_signed_in", "Not signed in", "Sign in at /login.");
  });
}

function serveFiles(app: Hono, options: ConsoleOptions): void {
  const page = fileServer(options.consoleDist);
  const plugin = fileServer(options.pluginDist);
  const after = (c: Context, prefix: string) => c.req.path.slice(prefix.length);
  const missing = () => new Response("Not found", { status: 404 });

  for (const path of [`/a/${PLUGIN_ID}`, `/a/${PLUGIN_ID}/*`, `/plugins/${PLUGIN_ID}`]) {
    app.get(path, async (c) => (await page("index.html", c.req.raw, ASK_AGAIN)) ?? missing());
  }
  app.get("/console/*", async (c) => {
    const cache = c.req.path.startsWith("/console/assets/") ? FOREVER : ASK_AGAIN;
    return (await page(after(c, "/console/"), c.req.raw, cache)) ?? missing();
  });
  const pluginPath = `/public/plugins/${PLUGIN_ID}/`;
  app.get(`${pluginPath}*`, async (c) => {
    const cache = c.req.query("_cache") && !c.req.path.endsWith("/module.js") ? FOREVER : ASK_AGAIN;
    return (await plugin(after(c, pluginPath), c.req.raw, cache)) ?? missing();
  });
  app.get("/public/*", async (c) => (await page(after(c, "/"), c.req.raw, DAY)) ?? missing());
}

function serveApi(
  app: Hono,
  options: ConsoleOptions,
  visitor: (c: Context) => Visitor | undefined,
  signIn: boolean,
): void {
  const store = settingsStore(options.settingsFile);
  const proxy = createProxy(options, store);
  app.all(`/api/plugin-proxy/${PLUGIN_ID}/api/*`, bodyLimit({ maxSize: PROXY_BYTES }), (c) =>
    proxy(c, visitor(c)?.token),
  );
  app.get("/api/health", (c) => c.json({ database: "ok", version: options.version }));
  app.get("/api/console/session", (c) => c.json({ signIn, name: visitor(c)?.name ?? "", version: options.version }));
  app.get(`/api/plugins/${PLUGIN_ID}/settings`, async (c) => c.json(await pluginSettings(options, await store.read())));
  app.post(`/api/plugins/${PLUGIN_ID}/settings`, bodyLimit({ maxSize: SETTINGS_BYTES }), async function save(c) {
    if (signIn && !visitor(c)?.scopes.includes("admin")) {
      return problem(403, "scope_missing", "You may not change the settings", "It takes a token with the scope admin.");
    }
    if (!c.req.header("content-type")?.startsWith("application/json")) {
      return problem(415, "unsupported_media_type", "Send JSON", "The settings are a JSON document.");
    }
    const parsed = parseSettings(await c.req.json().catch(() => undefined));
    if (!parsed.ok) {
      return problem(400, "invalid_input", "The settings are not valid", parsed.message);
    }
    const saved = await store.read();
    const { apiUrl, apiKey = saved.apiKey, adminKey = saved.adminKey } = parsed;
    await store.write({ apiUrl, apiKey, adminKey });
    return c.json({ message: "Plugin settings updated" });
  });
}
