import type { Context } from "hono";
import { type ConsoleOptions, PLUGIN_ID } from "./options.ts";
import { problem } from "./problem.ts";
import { type Match, matchRoute, pluginRoutes } from "./routes.ts";
import type { Settings, SettingsStore } from "./settings.ts";

const PREFIX = `/api/plugin-proxy/${PLUGIN_ID}/`;
const PASSED_ON = ["accept", "if-none-match"];
const PASSED_BACK = ["content-type", "content-disposition", "cache-control", "etag", "retry-after", "x-request-id"];
const TIMEOUT_MS = 30_000;
/** Corrected quarantine rows are the longest bodies. */
export const PROXY_BYTES = 1024 * 1024;

/** `visitorToken` is the signed-in visitor's own; without sign-in there is none. */
export function createProxy(options: ConsoleOptions, settings: SettingsStore) {
  const routes = pluginRoutes(options.pluginDist);

  return async function proxy(c: Context, visitorToken: string | undefined): Promise<Response> {
    const url = new URL(c.req.url);
    const match = matchRoute(await routes(), c.req.method, url.pathname.slice(PREFIX.length));
    if (!match || climbs(match.target)) {
      return problem(405, "method_not_allowed", "Not allowed", "plugin.json has no route for this method and path.");
    }
    const writes = c.req.method !== "GET" && c.req.method !== "HEAD";
    if (writes && !c.req.header("content-type")?.startsWith("application/json")) {
      return problem(415, "unsupported_media_type", "Send JSON", "Whatever is written is a JSON document.");
    }
    const saved = await settings.read();
    const remote = saved.apiUrl !== "";
    // A visitor's token is for this appliance: it must not reach another API that an administrator points to.
    const token = (remote ? undefined : visitorToken) ?? savedToken(saved, match) ?? (remote ? "" : options.token);
    const init = {
      method: c.req.method,
      headers: requestHeaders(c.req.raw, token, writes),
      body: writes ? await c.req.arrayBuffer() : undefined,
    };
    const target = match.target + url.search;
    try {
      const answer = remote
        ? await ask(saved.apiUrl + target, init)
        : await options.api(new Request(`http://localhost${target}`, init));
      return new Response(answer.body, { status: answer.status, headers: responseHeaders(answer) });
    } catch (error) {
      return problem(502, "api_unreachable", "The API cannot be reached", reasonOf(error, saved.apiUrl));
    }
  };
}

/** The route's own secret, or the reading one where only that is saved. */
function savedToken(settings: Settings, { secret }: Match): string | undefined {
  return (secret === "adminKey" && settings.adminKey) || settings.apiKey || undefined;
}

/** A server behind might decode what this one must not be fooled by. */
function climbs(target: string): boolean {
  try {
    return /(^|[/\\])\.\.?([/\\]|$)/.test(decodeURIComponent(target));
  } catch {
    return true;
  }
}

/** Redirects are not followed: they would carry the token elsewhere. */
function ask(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
}

function requestHeaders(request: Request, token: string, writes: boolean): Headers {
  const headers = new Headers(writes ? { "content-type": "application/json" } : undefined);
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) {
      headers.set(name, value);
    }
  }
  if (token) {
    headers.set("authorization", `Bearer ${token}`);
  }
  return headers;
}

function responseHeaders(answer: Response): Headers {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const name of PASSED_BACK) {
    const value = answer.headers.get(name);
    if (value !== null) {
      headers.set(name, value);
    }
  }
  return headers;
}

function reasonOf(error: unknown, apiUrl: string): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return apiUrl ? `${apiUrl}: ${cause}` : cause;
}
