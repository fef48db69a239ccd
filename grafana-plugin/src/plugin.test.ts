import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { API_PATH, EXPERIMENT_PANEL_ID, HEATMAP_PANEL_ID, PLUGIN_ID, RFM_PANEL_ID } from "./constants.ts";
import type panelJson from "./panels/cohort-heatmap/plugin.json";
import pluginJson from "./plugin.json";

// Grafana's reference: docusaurus/docs/reference/metadata.md in grafana/plugin-tools. Strict objects refuse other keys.
const logo = z.string().endsWith(".svg");
const role = z.enum(["Viewer", "Editor", "Admin", "Grafana Admin"]);
const permission = z.strictObject({ action: z.string().min(1), scope: z.string().optional() });

const info = z.strictObject({
  keywords: z.array(z.string()).min(1),
  logos: z.strictObject({ large: logo, small: logo }),
  updated: z.string(),
  version: z.string(),
  author: z.strictObject({ email: z.string(), name: z.string(), url: z.string() }).partial().optional(),
  build: z
    .strictObject({
      branch: z.string(),
      hash: z.string(),
      number: z.number(),
      pr: z.number(),
      repo: z.string(),
      time: z.number(),
    })
    .partial()
    .optional(),
  description: z.string().optional(),
  links: z.array(z.strictObject({ name: z.string(), url: z.url() })).optional(),
  screenshots: z.array(z.strictObject({ name: z.string(), path: z.string() })).optional(),
});

const include = z
  .strictObject({
    action: z.string(),
    addToNav: z.boolean(),
    component: z.string(),
    defaultNav: z.boolean(),
    icon: z.string(),
    name: z.string(),
    path: z.string(),
    role: z.enum(["Admin", "Editor", "Viewer"]),
    type: z.enum(["dashboard", "page", "panel", "datasource"]),
    uid: z.string(),
  })
  .partial();

const route = z
  .strictObject({
    body: z.record(z.string(), z.unknown()),
    headers: z.array(z.strictObject({ name: z.string(), content: z.string() })),
    jwtTokenAuth: z.unknown(),
    method: z.string(),
    path: z.string(),
    reqAction: z.string(),
    reqRole: role,
    reqSignedIn: z.boolean(),
    tokenAuth: z.unknown(),
    url: z.string(),
  })
  .partial();

const reference = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[0-9a-z]+-[0-9a-z]+-(app|panel|datasource)$/),
  name: z.string(),
  type: z.enum(["app", "datasource", "panel", "renderer", "secretsmanager"]),
  info,
  dependencies: z.strictObject({
    grafanaDependency: z.string(),
    grafanaVersion: z.string().optional(),
    plugins: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          type: z.enum(["app", "datasource", "panel"]),
          version: z.string().optional(),
        }),
      )
      .optional(),
    extensions: z.strictObject({ exposedComponents: z.array(z.string()) }).optional(),
  }),
  autoEnabled: z.boolean().optional(),
  backend: z.boolean().optional(),
  includes: z.array(include).optional(),
  preload: z.boolean().optional(),
  // The reference's table says `grant`; Grafana's code and its plugin.schema.json read `grants`.
  roles: z
    .array(
      z.strictObject({
        role: z.strictObject({
          name: z.string(),
          description: z.string().optional(),
          permissions: z.array(permission).optional(),
        }),
        grants: z.array(role).optional(),
      }),
    )
    .optional(),
  routes: z.array(route).optional(),
  state: z.enum(["alpha", "beta"]).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
  skipDataQuery: z.boolean().optional(),
  hideFromList: z.boolean().optional(),
});

// Nested plugins: each folder with a plugin.json of its own.
const nested = globSync("panels/*/plugin.json", { cwd: import.meta.dirname }).map((file) => ({
  folder: path.dirname(file),
  json: JSON.parse(readFileSync(path.join(import.meta.dirname, file), "utf8")) as typeof panelJson,
}));

test.each(nested)("$folder has a plugin.json that Grafana knows, a module and its own logos", ({ folder, json }) => {
  expect(reference.safeParse(json).error?.issues).toBeUndefined();
  expect(json.dependencies.plugins.map(({ id }) => id)).toEqual([PLUGIN_ID]);
  const { small, large } = json.info.logos;
  for (const file of ["module.ts", small, large]) {
    expect(existsSync(path.join(import.meta.dirname, folder, file)), file).toBe(true);
  }
});

test("the app names its panels, and pages know their ids", () => {
  const panels = pluginJson.includes.filter(({ type }) => type === "panel").map(({ name }) => name);
  expect(nested.map(({ json }) => json.name).sort()).toEqual(panels.sort());
  expect(nested.map(({ json }) => json.id).sort()).toEqual(
    [EXPERIMENT_PANEL_ID, HEATMAP_PANEL_ID, RFM_PANEL_ID].sort(),
  );
});

test("plugin.json holds only what Grafana's reference knows, with its types", () => {
  expect(reference.safeParse(pluginJson).error?.issues).toBeUndefined();
});

const pages = pluginJson.includes.filter(({ type }) => type === "page");

test("every page in the menu says who may see it", () => {
  for (const { path: page = "", role: needed, action, addToNav } of pages) {
    expect({ addToNav, role: Boolean(needed), action: Boolean(action) }).toEqual({
      addToNav: true,
      role: true,
      action: true,
    });
    expect([`/a/${PLUGIN_ID}/`, `/plugins/${PLUGIN_ID}`].some((start) => page.startsWith(start))).toBe(true);
  }
  expect(pluginJson.includes.filter(({ defaultNav }) => defaultNav)).toHaveLength(1);
});

const granted = pluginJson.roles.flatMap(({ role: { permissions } }) => permissions.map(({ action }) => action));

test("roles define only actions of this plugin, as Grafana demands", () => {
  expect(granted.every((action) => action.startsWith(`${PLUGIN_ID}.`))).toBe(true);
});

test("the tokens are added by the proxy and never sent to the browser", () => {
  for (const { headers, url, path: route } of pluginJson.routes) {
    expect(headers, route).toEqual([
      {
        name: "Authorization",
        content: expect.stringMatching(/^Bearer \{\{ \.SecureJsonData\.(apiKey|adminKey) \}\}$/),
      },
    ]);
    expect(url.startsWith("{{ .JsonData.apiUrl }}"), route).toBe(true);
  }
  expect(API_PATH).toBe(`/api/plugin-proxy/${pluginJson.id}/api`);
});

// Grafana takes the first route that fits, matches a path without a star as a whole, and sends on only what the star
// stood for: pkg/api/pluginproxy/pluginproxy.go.
test("each route leads to the same path of the API", () => {
  for (const { path: route, url } of pluginJson.routes) {
    expect(`api${url.replace("{{ .JsonData.apiUrl }}", "")}${route.endsWith("/*") ? "/*" : ""}`).toBe(route);
  }
});

test("writing is confined to triage, quarantine, settings and runs, and never open to viewers", () => {
  const writing = pluginJson.routes.filter(({ method }) => method !== "GET");
  expect(writing.map(({ method, path: route, reqRole }) => [method, route, reqRole])).toEqual([
    ["POST", "api/v1/triage/*", "Editor"],
    ["POST", "api/v1/quarantine/replay", "Admin"],
    ["PUT", "api/v1/annotations/settings", "Admin"],
    ["PUT", "api/v1/anomalies/monitors/*", "Admin"],
    ["POST", "api/v1/customers/runs", "Admin"],
    ["POST", "api/v1/segments/runs", "Admin"],
    ["POST", "api/v1/experiments/*", "Admin"],
  ]);
  for (const { reqRole, reqAction } of pluginJson.routes) {
    const roles = pluginJson.roles.filter(({ role: { permissions } }) =>
      permissions.some(({ action }) => action === reqAction),
    );
    expect(roles.flatMap(({ grants }) => grants)).toContain(reqRole);
    expect(reqRole === "Viewer" || !roles.some(({ grants }) => grants.includes("Viewer"))).toBe(true);
  }
});

test("the administrator's token goes only where administrators may", () => {
  const admin = pluginJson.routes.filter(({ headers }) => headers.some(({ content }) => content.includes("adminKey")));
  expect(admin.every(({ reqRole }) => reqRole === "Admin")).toBe(true);
  const order = pluginJson.routes.map(({ path: route }) => route);
  expect(order.indexOf("api/v1/quarantine")).toBeLessThan(order.indexOf("api/*"));
});

test("logos and screenshots exist", () => {
  const { logos, screenshots } = pluginJson.info;
  for (const file of [logos.small, logos.large, ...screenshots.map((shot) => shot.path)]) {
    expect(existsSync(path.join(import.meta.dirname, file)), file).toBe(true);
  }
});
