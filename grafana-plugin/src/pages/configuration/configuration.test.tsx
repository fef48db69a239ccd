import type { AppPlugin } from "@grafana/data";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import Configuration from "./Configuration.tsx";
import { type AppSettings, settingsUpdate, urlProblem } from "./settings.ts";

let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
});

function show(meta: object) {
  const plugin = { meta } as unknown as AppPlugin<AppSettings>;
  render(<Configuration plugin={plugin} query={{}} />);
}

test("a stored token is never shown and stays stored when only the address changes", async () => {
  show({ jsonData: { apiUrl: "http://old:4000" }, secureJsonFields: { apiKey: true } });
  const url = screen.getByLabelText("API URL", { exact: false });
  await userEvent.clear(url);
  await userEvent.type(url, "http://new:4000/");
  await userEvent.click(screen.getByRole("button", { name: "Save settings" }));
  expect(backend.sent[0]?.data).toEqual({ enabled: true, pinned: true, jsonData: { apiUrl: "http://new:4000" } });
  expect(await screen.findByText("Settings saved")).toBeTruthy();
});

test("after a reset the new token is sent", async () => {
  show({ jsonData: {}, secureJsonFields: { apiKey: true } });
  await userEvent.click(screen.getByRole("button", { name: "Reset" }));
  await userEvent.type(screen.getByLabelText("API token", { exact: false }), " vigie_abc ");
  await userEvent.click(screen.getByRole("button", { name: "Save settings" }));
  expect(backend.sent[0]?.data.secureJsonData).toEqual({ apiKey: "vigie_abc" });
});

test("the administrator's token is saved beside the other one and leaves it alone", async () => {
  show({ jsonData: {}, secureJsonFields: { apiKey: true } });
  await userEvent.type(screen.getByLabelText("Administrator token", { exact: false }), "vigie_root");
  await userEvent.click(screen.getByRole("button", { name: "Save settings" }));
  expect(backend.sent[0]?.data.secureJsonData).toEqual({ adminKey: "vigie_root" });
});

test("a good connection names the version, the token and its scopes", async () => {
  backend.answers = {
    "/healthz": { status: 200, data: { status: "ok", version: "0.1.0" } },
    "/v1/token": { status: 200, data: { name: "grafana", scopes: ["read"] } },
  };
  show({});
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(await screen.findByText("API: version 0.1.0, ok")).toBeTruthy();
  expect(screen.getByText("Token “grafana” with the scope read")).toBeTruthy();
});

test("a refused token is told apart from an API that is not running", async () => {
  backend.answers = {
    "/v1/token": { status: 401, data: { title: "The token is not known", detail: "No token matches." } },
  };
  show({});
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(await screen.findByText("The token is not known")).toBeTruthy();
  expect(screen.getByText("Enter a valid API token on the Configuration page.")).toBeTruthy();
});

test("addresses that are not http or hold a password are refused", () => {
  expect([urlProblem(""), urlProblem("https://vigie:4000")]).toEqual([undefined, undefined]);
  expect(urlProblem("javascript:alert(1)")).toBeTruthy();
  expect(urlProblem("http://me:secret@vigie")).toBeTruthy();
  expect(settingsUpdate(true, false, " http://a/ ", {})).toEqual({
    enabled: true,
    pinned: false,
    jsonData: { apiUrl: "http://a" },
  });
});
