import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { handOverPlugin } from "./plugin.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vigie-plugin-"));
  await mkdir(path.join(folder, "dist/img"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("Grafana's folder holds the newest plugin and nothing of an older one", async () => {
  const plugins = path.join(folder, "plugins");
  await writeFile(path.join(folder, "dist/plugin.json"), "1");
  await writeFile(path.join(folder, "dist/img/old.svg"), "");
  await handOverPlugin(path.join(folder, "dist"), plugins);
  await rm(path.join(folder, "dist/img"), { recursive: true });
  await writeFile(path.join(folder, "dist/plugin.json"), "2");
  // What an interrupted run left is in nobody's way.
  await mkdir(path.join(plugins, "vigie-commerce-app.new/rest"), { recursive: true });
  await handOverPlugin(path.join(folder, "dist"), plugins);
  expect(await readdir(plugins)).toEqual(["vigie-commerce-app"]);
  expect(await readdir(path.join(plugins, "vigie-commerce-app"))).toEqual(["plugin.json"]);
  expect(await readFile(path.join(plugins, "vigie-commerce-app/plugin.json"), "utf8")).toBe("2");
});
