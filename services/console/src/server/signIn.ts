import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import { requireSameOrigin } from "./guard.ts";
import type { ConsoleOptions } from "./options.ts";
import { SESSION_SECONDS, type Sessions, type Visitor } from "./sessions.ts";

const COOKIE = "vigie_session";
const HOME = "/a/vigie-commerce-app/overview";

export function visitorOf(c: Context, sessions: Sessions): Visitor | undefined {
  return sessions.find(getCookie(c, COOKIE));
}

export function signInRoutes(options: ConsoleOptions, sessions: Sessions): Hono {
  const routes = new Hono();
  routes.get("/login", (c) => c.html(page(safeNext(c.req.query("next")), "")));
  routes.post("/login", requireSameOrigin(), async function signIn(c) {
    const form = await c.req.parseBody();
    const next = safeNext(typeof form.next === "string" ? form.next : undefined);
    const token = typeof form.token === "string" ? form.token.trim() : "";
    const visitor = await checkToken(options, token);
    if (!visitor) {
      return c.html(page(next, "The API did not accept this token. Make one with: npm run vigie -- token create"), 401);
    }
    setCookie(c, COOKIE, sessions.open(visitor), {
      httpOnly: true,
      sameSite: "Strict",
      secure: new URL(c.req.url).protocol === "https:",
      path: "/",
      maxAge: SESSION_SECONDS,
    });
    return c.redirect(next, 303);
  });
  routes.post("/logout", requireSameOrigin(), function signOut(c) {
    sessions.close(getCookie(c, COOKIE));
    deleteCookie(c, COOKIE, { path: "/" });
    return c.redirect("/login", 303);
  });
  return routes;
}

async function checkToken(options: ConsoleOptions, token: string): Promise<Visitor | undefined> {
  if (!/^[\x21-\x7e]{1,512}$/.test(token)) {
    return undefined;
  }
  const headers = { authorization: `Bearer ${token}` };
  const answer = await options.api(new Request("http://localhost/v1/token", { headers }));
  if (!answer.ok) {
    return undefined;
  }
  const { name, scopes } = (await answer.json()) as { name?: unknown; scopes?: unknown };
  const list = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [];
  return { token, name: typeof name === "string" ? name : "", scopes: list };
}

/** Only our own pages: anything else could send a signed-in visitor to another site. */
function safeNext(next: string | undefined): string {
  return next && /^\/(a|plugins)\/vigie-commerce-app(\/[\w./%-]*)?(\?[^\s\\]*)?$/.test(next) ? next : HOME;
}

function page(next: string, error: string) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sign in - Vigie</title>
        <link rel="icon" href="/public/plugins/vigie-commerce-app/img/logo.svg" />
        <link rel="stylesheet" href="/console/login.css" />
      </head>
      <body>
        <main>
          <img src="/public/plugins/vigie-commerce-app/img/logo.svg" alt="" width="56" height="56" />
          <h1>Sign in to Vigie</h1>
          <p>This console is open to the network, so it asks who you are.</p>
          ${error ? html`<p role="alert">${error}</p>` : ""}
          <form method="post" action="/login">
            <input type="hidden" name="next" value="${next}" />
            <label for="token">API token</label>
            <input id="token" name="token" type="password" autocomplete="current-password" required autofocus />
            <button type="submit">Sign in</button>
          </form>
        </main>
      </body>
    </html>`;
}
