import type { MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);
const SAME_SITE = new Set(["same-origin", "none"]);

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A page of another site may resolve its own name to 127.0.0.1; its Host header gives it away. */
export function requireLoopbackHost(): MiddlewareHandler {
  return async function loopbackHost(c, next) {
    const name = (c.req.header("host") ?? "").replace(/:\d+$/, "");
    if (!LOOPBACK_NAMES.has(name)) {
      return problem(403, "host_not_allowed", "This host name is not served", "Open the console as http://localhost.");
    }
    await next();
  };
}

/** Browsers name the site a request comes from; only our own page may use the proxy and the settings. */
export function requireSameOrigin(): MiddlewareHandler {
  return async function sameOrigin(c, next) {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const reading = c.req.method === "GET" || c.req.method === "HEAD";
    const originMatches = origin !== undefined && URL.parse(origin)?.host === c.req.header("host");
    const foreign = (site !== undefined && !SAME_SITE.has(site)) || (origin !== undefined && !originMatches);
    const unproven = !reading && site === undefined && !originMatches;
    if (foreign || unproven) {
      return problem(403, "cross_site", "Refused", "This address answers only to the console's own pages.");
    }
    await next();
  };
}
