import type { Context } from "hono";
import { type ConsoleOptions, PLUGIN_ID } from "./options.ts";
import { problem } from "./problem.ts";
import type { SettingsStore } from "./settings.ts";

const PREFIX = `/api/plugin-proxy/${PLUGIN_ID}/api`;
const PASSED_ON = ["accept", "if-none-match"];
const PASSED_BACK = ["content-type", "content-disposition", "cache-control", "etag", "retry-after", "x-request-id"];
const TIMEOUT_MS = 30_000;

/** `visitorToken` is the signed-in visitor's own; without sign-in there is none. */
export function createProxy(options: ConsoleOptions, settings: SettingsStore) {
  return async function proxy(c: Context, visitorToken: string | undefined): Promise<Response> {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") {
      return problem(405, "method_not_allowed", "Only reading is allowed", "plugin.json lets this route GET only.");
    }
    const { apiUrl, apiKey } = await settings.read();
    const url = new URL(c.req.url);
    const target = url.pathname.slice(PREFIX.length) + url.search;
    const remote = apiUrl !== "";
    // A visitor's token is for this appliance: it must not reach another API that an administrator points to.
    const token = remote ? apiKey : (visitorToken ?? (apiKey || options.token));
    try {
      const headers = requestHeaders(c.req.raw, token);
      const answer = remote
        ? await ask(apiUrl + target, c.req.method, headers)
        : await options.api(new Request(`http://localhost${target}`, { method: c.req.method, headers }));
      return new Response(answer.body, { status: answer.status, headers: responseHeaders(answer) });
    } catch (error) {
      return problem(502, "api_unreachable", "The API cannot be reached", reasonOf(error, apiUrl));
    }
  };
}

/** Redirects are not followed: they would carry the token elsewhere. */
function ask(url: string, method: string, headers: Headers): Promise<Response> {
  return fetch(url, { method, headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
}

function requestHeaders(request: Request, token: string): Headers {
  const headers = new Headers();
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
