import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { faultOfSecret, newSecret, secretNames } from "./secretRules.ts";
import { handOutSecrets } from "./secrets.ts";

describe("a secret", () => {
  test.each([
    ["", "is empty"],
    ["Tr0ub4dor&3", "12 are the least"],
    ["correct horse battery", "spaces"],
    ["horse$battery.staple", "has a $"],
    ["abababababababab", "too simple"],
    ["changeme-changeme", "well-known"],
    ["Passw0rd1234!", "well-known"],
    ["P@ssw0rd-2026!", "well-known"],
    ["vigie-grafana-admin", "well-known"],
    ["123456789012", "well-known"],
    ["admin1234567", "well-known"],
  ])("%j is refused: %s", (secret, fault) => {
    expect(faultOfSecret(secret)).toContain(fault);
  });

  test("that was made at random, or is long and odd, is taken", () => {
    for (let n = 0; n < 1_000; n++)
      for (const name of secretNames) expect(faultOfSecret(newSecret(name))).toBeUndefined();
    expect(faultOfSecret("horse.battery.staple")).toBeUndefined();
  });
});

describe("handing out secrets", () => {
  let base: string;
  const read = (file: string) => readFile(path.join(base, file), "utf8");
  const give = (name: string, text: string) => writeFile(path.join(base, "given", name), text);
  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), "vigie-secrets-"));
    await mkdir(path.join(base, "given"));
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  test("makes what is missing, keeps it, and gives each consumer its own and no more", async () => {
    expect((await handOutSecrets(base)).made).toEqual([...secretNames]);
    expect(await readdir(path.join(base, "for/loki"))).toEqual(["ingest-token"]);
    expect(await readdir(path.join(base, "for/postgres"))).toEqual(["database-password"]);
    const first = await read("for/postgres/database-password");
    expect(await handOutSecrets(base)).toEqual({ given: [], made: [] });
    expect(await read("for/postgres/database-password")).toBe(first);
    expect(await read("for/migrate/database-password")).toBe(first);
  });

  test("takes what a person gives, without its line break, over what was kept", async () => {
    await handOutSecrets(base);
    await give("grafana-admin-password", "horse.battery.staple\n");
    expect((await handOutSecrets(base)).given).toEqual(["grafana-admin-password"]);
    expect(await read("for/grafana/grafana-admin-password")).toBe("horse.battery.staple");
  });

  test("hands out nothing at all when one is bad, and says which and why", async () => {
    await give("database-password", "changeme");
    await give("report-password", "");
    await expect(handOutSecrets(base)).rejects.toThrow(
      /secrets\/database-password has 8 characters.*\nsecrets\/report-password is empty/,
    );
    expect(await readdir(base)).toEqual(["given"]);
  });

  test("writes falcosidekick's settings with the token that the API will know", async () => {
    await handOutSecrets(base);
    const settings = parse(await read("for/falcosidekick/falcosidekick.yaml"));
    expect(settings.webhook.customHeaders.Authorization).toBe(`Bearer ${await read("for/migrate/ingest-token")}`);
  });
});
