import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, migrate } from "@vigie/db";
import { freePort } from "@vigie/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queryKpi } from "../../services/analytics/src/kpis/index.ts";
import { writeOrder } from "../../services/analytics/src/orders/index.ts";
import { reconcile } from "../../services/analytics/src/rollups/index.ts";

const bin = "/usr/lib/postgresql/15/bin";
const here = existsSync(`${bin}/postgres`);
if (!here) console.warn("skipped: PostgreSQL 15 is not on this machine");

describe.skipIf(!here)("PostgreSQL 15, the oldest supported version, as DATABASE_URL", () => {
  let folder: string;
  let server: ChildProcess;
  let url: string;
  const clock = () => new Date("2026-03-10T12:00:00Z");

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vigie-pg15-"));
    const asRoot = process.getuid?.() === 0;
    const [uid, gid] = asRoot
      ? ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" })))
      : [];
    if (asRoot) chownSync(folder, uid ?? 0, gid ?? 0);
    const owner = asRoot ? { uid, gid } : {};
    const data = path.join(folder, "data");
    execFileSync(`${bin}/initdb`, ["-D", data, "-U", "vigie", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"], {
      ...owner,
      stdio: "ignore",
    });
    const port = await freePort();
    server = spawn(
      `${bin}/postgres`,
      ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      { ...owner, stdio: "ignore" },
    );
    url = `postgres://vigie@127.0.0.1:${port}/postgres`;
    for (let tries = 0; tries < 100; tries++) {
      const sql = connect(url, { max: 1 });
      const up = await sql`select 1`.then(
        () => true,
        () => false,
      );
      await sql.end();
      if (up) return;
      await sleep(100);
    }
    throw new Error("PostgreSQL 15 did not come up");
  }, 60_000);
  afterAll(async () => {
    const gone = new Promise((resolve) => server?.once("exit", resolve));
    server?.kill("SIGINT");
    await gone;
    await rm(folder, { recursive: true, force: true });
  });

  test("the schema migrates, also from several processes at once, and facts, rollups and answers work", async () => {
    const sql = connect(url);
    const second = connect(url);
    const fresh = await Promise.all([migrate(sql), migrate(second)]);
    expect(fresh.flat().length).toBeGreaterThan(3);
    expect(fresh.some((list) => list.length === 0)).toBe(true);
    await sql`insert into shop.product (key, name, price, origin) values ('mug', 'Mug', 10, 'catalogue')`;
    await sql.begin((tx) =>
      writeOrder(tx, {
        order_id: "1",
        store: "s",
        currency: "EUR",
        ordered_at: "2026-03-01T10:00:00Z",
        customer_id: "c",
        lines: [{ product_id: "mug", quantity: 3 }],
      }),
    );
    expect(await reconcile(sql, clock)).toMatchObject({ clean: true });
    expect((await queryKpi(sql, clock, "gross_revenue", { from: "2026-03-01", to: "2026-03-02" })).total).toEqual({
      value: 30,
      n: 1,
    });
    await sql.end();
    await second.end();
  });

  test("npm start uses it and starts no database of its own", async () => {
    const { startAppliance, newDataDir, removeDir, pidOf } = await import("../faults/appliance.ts");
    const dataDir = await newDataDir();
    const appliance = await startAppliance(dataDir, { DATABASE_URL: url });
    expect(appliance.said()).toContain("Vigie is up");
    expect(pidOf(appliance, "postgres")).toBeUndefined();
    expect((await fetch(`${appliance.url}/readyz`)).status).toBe(200);
    expect(await appliance.stop()).toBe(0);
    expect(existsSync(path.join(dataDir, "postgres"))).toBe(false);
    await removeDir(dataDir);
  }, 60_000);
});
