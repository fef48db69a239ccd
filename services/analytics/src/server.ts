import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { createGauges } from "./operations/index.ts";
import { VigieError } from "./platform/errors/index.ts";
import { type App, createApp, type Deps } from "./platform/http/app.ts";
import { authenticate } from "./platform/http/guard.ts";
import { observe } from "./platform/http/observe.ts";
import { answerProblem } from "./platform/http/problems.ts";
import { run, statement } from "./platform/sql/index.ts";
import { slices } from "./slices.ts";

export const version = "0.1.0";
const ready = statement(import.meta.url, "./ready.sql");
const jsonLimit = 2 * 1_048_576;
/** Log exporters send large batches. */
const ingestLimit = 32 * 1_048_576;
const require = createRequire(import.meta.url);

const openapi = {
  openapi: "3.1.0",
  info: {
    title: "Vigie",
    version,
    description: "Analytics of a shop beside the machine it runs on. Money is in major units of the answer's currency.",
  },
};

const docsPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Vigie API</title><link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="icon" href="data:,"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;
const docsScript = `window.onload = () => SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, tryItOutEnabled: true });`;
const docsFiles: Record<string, string> = { "swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript" };

function addDocs(app: App): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description: "Made by `vigie token create`.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "signature", {
    type: "apiKey",
    in: "header",
    name: "X-Hub-Signature-256",
    description: "HMAC-SHA256 of the body with VIGIE_GITHUB_SECRET.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "address", {
    type: "apiKey",
    in: "query",
    name: "token",
    description: "A token of the scope ingest as the last part of the path, for senders without headers.",
  });
  app.doc31("/openapi.json", openapi);
  app.get("/docs", (c) => c.html(docsPage));
  app.get("/docs/start.js", (c) => c.body(docsScript, 200, { "content-type": "text/javascript" }));
  app.get("/docs/:file", async (c) => {
    const type = docsFiles[c.req.param("file")];
    if (!type) throw new VigieError("not_found", "There is no such file.");
    const folder = path.dirname(require.resolve("swagger-ui-dist/package.json"));
    return c.body(await readFile(path.join(folder, c.req.param("file"))), 200, {
      "content-type": type,
      "cache-control": "max-age=86400",
    });
  });
}

function addHealth(app: App, { sql, clock, metrics }: Deps): void {
  app.get("/healthz", (c) => c.json({ status: "ok", version }));
  app.get("/readyz", async (c) => {
    await run(sql, ready);
    return c.json({ status: "ready", version });
  });
  const refreshGauges = createGauges(metrics.registry, sql, clock);
  app.get("/metrics", async (c) => {
    await refreshGauges();
    const [state] = await run<{ pending: number; refreshed_at: Date | null }>(sql, ready);
    metrics.pendingFacts.set(state?.pending ?? 0);
    if (state?.refreshed_at) metrics.refreshAge.set((clock().getTime() - state.refreshed_at.getTime()) / 1000);
    return c.body(await metrics.registry.metrics(), 200, { "content-type": metrics.registry.contentType });
  });
}

/** The whole HTTP interface. `home` is where a browser that asks for / is sent. */
export function createServer(deps: Deps, home = "/docs"): App {
  const app = createApp();
  app.use("*", observe(deps));
  app.use("/v1/*", secureHeaders());
  app.use("/v1/*", authenticate(deps));
  app.use("/v1/*", async (c, next) =>
    c.req.path === "/v1/imports"
      ? next()
      : bodyLimit({ maxSize: c.req.path.startsWith("/v1/ingest/") ? ingestLimit : jsonLimit })(c, next),
  );
  app.onError((error, c) => answerProblem(error, c, deps));
  app.notFound((c) => answerProblem(new VigieError("not_found", `There is nothing at ${c.req.path}.`), c, deps));
  app.get("/", (c) => {
    if (c.req.header("accept")?.includes("text/html")) return c.redirect(home);
    return c.json({
      name: "Vigie",
      version,
      api: "/v1",
      reference: "/docs",
      openapi: "/openapi.json",
      health: "/healthz",
      metrics: "/metrics",
    });
  });
  addHealth(app, deps);
  addDocs(app);
  for (const slice of slices) slice.routes?.(app, deps);
  return app;
}
