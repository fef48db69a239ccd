import { expect, test } from "vitest";
import { createSessions, SESSION_SECONDS } from "./sessions.ts";
import { testConsole } from "./testing/console.ts";

const PAGE = "/a/vigie-commerce-app/overview?country=France";
const PROXY = "/api/plugin-proxy/vigie-commerce-app/api/v1/token";
const SETTINGS = "/api/plugins/vigie-commerce-app/settings";
const open = () => testConsole({ host: "0.0.0.0" });

async function signIn({ request }: ReturnType<typeof open>, token: string, next = "/a/vigie-commerce-app/overview") {
  const answer = await request("/login", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "http://localhost:4000" },
    body: new URLSearchParams({ token, next }).toString(),
  });
  return { answer, cookie: answer.headers.get("set-cookie") ?? "" };
}

test("on loopback nobody signs in", async () => {
  const { request } = testConsole();
  expect((await request(PAGE)).status).toBe(200);
  expect((await request("/login")).status).toBe(404);
});

test("from the network the page leads to the sign-in and back, and the API says 401", async () => {
  const { request } = open();
  const page = await request(PAGE);
  expect([page.status, page.headers.get("location")]).toEqual([302, `/login?next=${encodeURIComponent(PAGE)}`]);
  expect((await request(PROXY)).status).toBe(401);
  expect(await (await request(page.headers.get("location") ?? "")).text()).toContain("Sign in to Vigie");
});

test("a good token opens a session that scripts and other sites cannot use", async () => {
  const { answer, cookie } = await signIn(open(), "reader", PAGE);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, PAGE]);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(cookie).not.toContain("reader");
});

test("a wrong token opens nothing", async () => {
  const { answer, cookie } = await signIn(open(), "wrong");
  expect([answer.status, cookie]).toEqual([401, ""]);
  expect(await answer.text()).toContain("did not accept");
});

test("each visitor reads with their own token", async () => {
  const console = open();
  const [reader, admin] = [await signIn(console, "reader"), await signIn(console, "admin")];
  const name = async (cookie: string) => (await (await console.request(PROXY, { headers: { cookie } })).json()).name;
  expect([await name(reader.cookie), await name(admin.cookie)]).toEqual(["Reader", "Admin"]);
});

test("changing the settings takes the scope admin", async () => {
  const console = open();
  const post = async (token: string) => {
    const { cookie } = await signIn(console, token);
    const headers = { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" };
    return (await console.request(SETTINGS, { method: "POST", headers, body: "{}" })).status;
  };
  expect([await post("reader"), await post("admin")]).toEqual([403, 200]);
});

test.each(["https://evil.example/", "//evil.example", "/a/vigie-commerce-app/../../v1", "/login"])(
  "signing in never leads away: %s",
  async (next) => {
    const { answer } = await signIn(open(), "reader", next);
    expect(new URL(answer.headers.get("location") ?? "", "http://localhost:4000").host).toBe("localhost:4000");
    expect(answer.headers.get("location")).toMatch(/^\/a\/vigie-commerce-app\//);
  },
);

test("signing out ends the session on the server", async () => {
  const console = open();
  const { cookie } = await signIn(console, "reader");
  await console.request("/logout", { method: "POST", headers: { cookie, "sec-fetch-site": "same-origin" } });
  expect((await console.request(PROXY, { headers: { cookie } })).status).toBe(401);
});

test("a session ends by itself and cannot be forged", () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const cookie = sessions.open({ token: "t", name: "n", scopes: [] });
  expect(sessions.find(cookie)?.token).toBe("t");
  expect(sessions.find(`${cookie.split(".")[0]}.forged`)).toBeUndefined();
  expect(createSessions().find(cookie)).toBeUndefined();
  now = SESSION_SECONDS * 1000;
  expect(sessions.find(cookie)).toBeUndefined();
});
