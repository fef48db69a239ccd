import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { type TestDatabase, testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { contactPoints, muteTimes, policies, rules, written } from "./alerting/files.ts";
import { provisioningFiles } from "./files.ts";
import { datasources, plugins, uids } from "./sources.ts";

const root = path.resolve(import.meta.dirname, "../..");
const files = provisioningFiles();

test.each(Object.entries(files))("provisioning/%s is as the code makes it", (name, content) => {
  expect(readFileSync(path.join(root, "provisioning", name), "utf8")).toBe(content);
});

test("no file in the folder is of anybody else's making", () => {
  const there = globSync("**/*.{yaml,json}", { cwd: path.join(root, "provisioning") });
  expect(there.sort()).toEqual(Object.keys(files).sort());
});

/** What Grafana 9.4 knows of each file; later versions know it too. Unknown keys would be dropped or refused there. */
const uid = z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/);
const datasourceFile = z
  .object({
    apiVersion: z.literal(1),
    prune: z.boolean().optional(),
    datasources: z.array(
      z
        .object({
          name: z.string(),
          uid,
          type: z.enum(["postgres", "loki", "prometheus"]),
          access: z.literal("proxy"),
          url: z.string(),
          user: z.string().optional(),
          database: z.string().optional(),
          isDefault: z.boolean().optional(),
          editable: z.boolean(),
          jsonData: z.record(z.string(), z.unknown()),
          secureJsonData: z.record(z.string(), z.string()).optional(),
        })
        .strict(),
    ),
  })
  .strict();
const duration = z.string().regex(/^\d+(s|m|h)$/);
const rule = z
  .object({
    uid,
    title: z.string().max(190),
    condition: z.string(),
    data: z.array(
      z
        .object({
          refId: z.string(),
          relativeTimeRange: z.object({ from: z.number(), to: z.number() }).strict(),
          datasourceUid: z.enum([...Object.values(uids), "__expr__"]),
          model: z.record(z.string(), z.unknown()),
        })
        .strict(),
    ),
    noDataState: z.enum(["OK", "NoData", "Alerting"]),
    execErrState: z.enum(["OK", "Error", "Alerting"]),
    for: duration,
    annotations: z.record(z.string(), z.string()),
    labels: z.record(z.string(), z.string()),
    isPaused: z.boolean(),
  })
  .strict();
const ruleFile = z
  .object({
    apiVersion: z.literal(1),
    groups: z.array(
      z
        .object({ orgId: z.number(), name: z.string(), folder: z.string(), interval: duration, rules: z.array(rule) })
        .strict(),
    ),
  })
  .strict();
const route: z.ZodType = z.lazy(() =>
  z
    .object({
      orgId: z.number().optional(),
      receiver: z.string(),
      group_by: z.array(z.string()).optional(),
      object_matchers: z.array(z.tuple([z.string(), z.enum(["=", "!=", "=~", "!~"]), z.string()])).optional(),
      continue: z.boolean().optional(),
      group_wait: duration.optional(),
      group_interval: duration.optional(),
      repeat_interval: duration.optional(),
      mute_time_intervals: z.array(z.string()).optional(),
      routes: z.array(route).optional(),
    })
    .strict(),
);
const shapes: Record<string, z.ZodType> = {
  "datasources/vigie.yaml": datasourceFile,
  "alerting/rules.yaml": ruleFile,
  "alerting/policies.yaml": z.object({ apiVersion: z.literal(1), policies: z.array(route).length(1) }).strict(),
  "alerting/contact-points.yaml": z
    .object({
      apiVersion: z.literal(1),
      contactPoints: z.array(
        z
          .object({
            orgId: z.number(),
            name: z.string(),
            receivers: z.array(
              z
                .object({
                  uid,
                  type: z.enum(["email", "slack", "webhook"]),
                  settings: z.record(z.string(), z.unknown()),
                  disableResolveMessage: z.boolean(),
                })
                .strict(),
            ),
          })
          .strict(),
      ),
    })
    .strict(),
};

test.each(Object.entries(shapes))("%s holds what Grafana from 9.4 on knows, and nothing else", (name, shape) => {
  const { error } = shape.safeParse(parse(files[name] ?? ""));
  expect(error?.issues ?? []).toEqual([]);
});

test("there are rules for everything that was promised, each with what a person needs who is woken by it", () => {
  const all = rules.groups.flatMap((group) => group.rules);
  expect(all.length).toBeGreaterThanOrEqual(12);
  expect(new Set(all.map((it) => it.uid)).size).toBe(all.length);
  for (const it of all) {
    expect(it.annotations["summary"]).toMatch(/\S/);
    const runbook = it.annotations["runbook"] ?? "";
    expect([runbook, existsSync(path.join(root, runbook))]).toEqual([runbook, true]);
    expect(it.annotations["page"]).toMatch(/^\{\{ externalURL }}a\/vigie-commerce-app\/[a-z]+/);
    expect(["critical", "warning"]).toContain(it.labels["severity"]);
  }
});

test("pages that rules lead to are pages of the plugin", () => {
  const plugin = JSON.parse(readFileSync(path.join(root, "grafana-plugin/src/plugin.json"), "utf8")) as {
    includes: { path?: string }[];
  };
  const known = new Set(plugin.includes.map((it) => it.path?.replace("/a/vigie-commerce-app/", "")));
  for (const it of written) expect([it.uid, known.has(it.page.split(/[?/]/)[0] ?? "")]).toEqual([it.uid, true]);
});

test("panels of our own are panels of the plugin, and Grafana may load them unsigned", () => {
  const compose = readFileSync(path.join(root, "docker-compose.yml"), "utf8");
  const allowed = /ALLOW_LOADING_UNSIGNED_PLUGINS: (\S+)/.exec(compose)?.[1]?.split(",");
  const used = Object.entries(files).flatMap(([, content]) =>
    [...content.matchAll(/"type": "(vigie-[^"]+)"/g)].map((it) => it[1]),
  );
  const known = globSync("grafana-plugin/src/panels/*/plugin.json", { cwd: root }).map(
    (file) => (JSON.parse(readFileSync(path.join(root, file), "utf8")) as { id: string }).id,
  );
  expect(used.length).toBeGreaterThan(0);
  expect(known).toEqual(expect.arrayContaining(used));
  expect(allowed).toEqual(expect.arrayContaining(known));
});

test("routes lead to receivers and mute times that are there", () => {
  const receivers = contactPoints.contactPoints.map((it) => it.name);
  const [top] = policies.policies;
  for (const it of top?.routes ?? []) {
    expect(receivers).toContain(it.receiver);
    for (const name of ("mute_time_intervals" in it && it.mute_time_intervals) || [])
      expect(muteTimes.muteTimes.map((mute) => mute.name)).toContain(name);
  }
  expect(receivers).toContain(top?.receiver);
});

test("with nothing set in the environment every receiver and data source is still valid", () => {
  const bare = (text: unknown) => String(text).replace(/\$\{\w+}/g, "");
  for (const { receivers } of contactPoints.contactPoints) {
    for (const { type, settings } of receivers) {
      const it = settings as Record<string, unknown>;
      if (type === "email") expect(bare(it["addresses"])).toContain("@");
      else expect(bare(it["url"])).toMatch(/^https?:\/\//);
    }
  }
  expect(datasources.datasources.map((it) => it.uid).sort()).toEqual(Object.values(uids).sort());
  expect(plugins.apps[0]?.type).toBe("vigie-commerce-app");
});

test("no secret stands in a file", () => {
  for (const [name, content] of Object.entries(files)) {
    const values = [...content.matchAll(/(?:password|apiKey|credentials|token)"?: "?([^\s",]+)/gi)].map(
      (match) => match[1],
    );
    for (const value of values) expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{\w+}$/)]);
  }
});

interface Panel {
  title: string;
  targets?: { rawSql?: string; format?: string }[];
  panels?: Panel[];
}
const panelQueries = Object.entries(files)
  .filter(([name]) => name.endsWith(".json"))
  .flatMap(([name, content]) =>
    (JSON.parse(content) as { panels: Panel[] }).panels.flatMap((panel) =>
      (panel.targets ?? []).flatMap((it) =>
        it.rawSql ? [{ name: `${name}: ${panel.title}`, sql: it.rawSql, format: it.format }] : [],
      ),
    ),
  );
const ruleQueries = written
  .filter((it) => it.source === "postgres")
  .map((it) => ({ name: it.uid, sql: it.query, format: "rule" }));

describe("SQL of dashboards and rules", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  /** What Grafana makes of its macros. */
  const expanded = (sql: string) =>
    sql.replace(/\$__timeFilter\(((?:[^()]|\([^()]*\))*)\)/g, "$1 between now() - interval '7 days' and now()");

  test.each([...panelQueries, ...ruleQueries])(
    "$name runs as the read-only role and has the shape its panel needs",
    async ({ sql, format }) => {
      const columns = await db.sql.begin(async (tx) => {
        await tx.unsafe("set local role vigie_report");
        const result = await tx.unsafe(expanded(sql));
        return result.columns.map((it) => ({ name: it.name, type: it.type }));
      });
      if (format === "time_series") expect(columns[0]?.name).toBe("time");
      // A rule's row is its labels, all text, and one number.
      if (format === "rule") {
        expect(columns.filter((it) => it.name === "value").map((it) => it.type)).toEqual([701]);
        expect(columns.filter((it) => it.name !== "value").every((it) => it.type === 25)).toBe(true);
      }
    },
  );
});
