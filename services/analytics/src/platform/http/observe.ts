import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { Deps, Env } from "./app.ts";

const silent = new Set(["/healthz", "/readyz", "/metrics"]);

/** Gives each request an id, times it by route, and logs one line; query values may be personal and stay out. */
export function observe({ log, metrics }: Pick<Deps, "log" | "metrics">) {
  return createMiddleware<Env>(async function observeRequest(c, next) {
    const requestId = randomUUID();
    c.set("requestId", requestId);
    const started = performance.now();
    await next();
    const ms = performance.now() - started;
    const route = routePath(c, -1) || "unmatched";
    c.header("x-request-id", requestId);
    metrics.requests.observe({ method: c.req.method, route, status: String(c.res.status) }, ms / 1000);
    if (silent.has(c.req.path)) return;
    // Pages and their files are asked for by the dozen; who looks for a fault wants the API's lines.
    const level = c.req.path.startsWith("/v1/") || c.res.status >= 400 ? "info" : "debug";
    log[level](
      { request_id: requestId, method: c.req.method, route, status: c.res.status, ms: Math.round(ms * 10) / 10 },
      "request",
    );
  });
}
