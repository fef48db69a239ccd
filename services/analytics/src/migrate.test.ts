import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { connect } from "@vigie/db";
import { type TestDatabase, testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findToken } from "./tokens/index.ts";

const run = promisify(execFile);
const entry = path.join(import.meta.dirname, "run.ts");

describe("migrate, the one-shot of the stack", () => {
  let database: TestDatabase;
  let folder: string;
  const token = { grafana: "vg_grafana-of-this-test", ingest: "vg_ingest-of-this-test" };
  const migrate = (env: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, [entry, "migrate"], {
      env: {
        PATH: process.env["PATH"],
        DATABASE_URL: database.url,
        VIGIE_DATA_DIR: path.join(folder, "data"),
        VIGIE_DEMO: "off",
        VIGIE_REPORT_PASSWORD_FILE: path.join(folder, "report"),
        VIGIE_TOKEN_GRAFANA_FILE: path.join(folder, "grafana"),
        VIGIE_TOKEN_INGEST_FILE: path.join(folder, "ingest"),
        ...env,
      },
    });
  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(path.join(tmpdir(), "vigie-migrate-"));
    await writeFile(path.join(folder, "report"), "it's 'quoted' \\ here\n");
    await writeFile(path.join(folder, "grafana"), `${token.grafana}\n`);
    await writeFile(path.join(folder, "ingest"), token.ingest);
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("makes the tokens that the other services present, and the owner's; a second run changes nothing", async () => {
    await migrate();
    const owner = (await readFile(path.join(folder, "data/token"), "utf8")).trim();
    expect(await findToken(database.sql, owner)).toMatchObject({ name: "owner", scopes: ["admin"] });
    const before = await findToken(database.sql, token.grafana);
    expect(before).toMatchObject({ name: "grafana", scopes: ["read", "triage"] });
    expect(await findToken(database.sql, token.ingest)).toMatchObject({ name: "ingest", scopes: ["ingest"] });
    await migrate();
    expect(await findToken(database.sql, token.grafana)).toEqual(before);
    expect(await readFile(path.join(folder, "data/token"), "utf8")).toContain(owner);
  });

  test("a new secret takes the place of the old one, which is refused from then on", async () => {
    await writeFile(path.join(folder, "ingest"), "vg_another-ingest-token");
    await migrate();
    expect(await findToken(database.sql, token.ingest)).toBeUndefined();
    expect(await findToken(database.sql, "vg_another-ingest-token")).toMatchObject({ name: "ingest" });
    await writeFile(path.join(folder, "ingest"), token.ingest);
    await migrate();
    expect(await findToken(database.sql, token.ingest)).toMatchObject({ name: "ingest", scopes: ["ingest"] });
    expect(await findToken(database.sql, "vg_another-ingest-token")).toBeUndefined();
  });

  test("the role for reports logs in with its password, reads its views and nothing else", async () => {
    await migrate();
    const url = new URL(database.url);
    url.username = "vigie_report";
    url.password = encodeURIComponent("it's 'quoted' \\ here");
    const report = connect(url.href, { max: 1 });
    expect(await report`select count(*)::int as n from report.daily`).toEqual([{ n: 0 }]);
    await expect(report`select * from shop.customer`).rejects.toThrow(/permission denied/);
    await expect(report`select * from ops.token`).rejects.toThrow(/permission denied/);
    await report.end();
  });

  test("a secret file that is not there ends it with its name, before anything is touched", async () => {
    await expect(migrate({ VIGIE_TOKEN_INGEST_FILE: "/nowhere" })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("VIGIE_TOKEN_INGEST_FILE: /nowhere cannot be read (ENOENT)"),
    });
  });
});
