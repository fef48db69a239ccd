import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { App, Deps } from "./platform/http/app.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const pluginDist = path.join(root, "grafana-plugin/dist");
const consoleDist = path.join(root, "services/console/dist");

/** Puts the console beside the API, where it has been built; the API works without it. */
export async function mountConsole(app: App, { config, log }: Deps, version: string): Promise<void> {
  const tokenFile = path.join(config.dataDir, "token");
  if (![pluginDist, consoleDist, tokenFile].every((file) => existsSync(file))) {
    log.warn("the console is not built; only the API is served");
    return;
  }
  const { createConsole } = await import("@vigie/console");
  const pages = createConsole({
    api: async (request) => app.fetch(request),
    token: (await readFile(tokenFile, "utf8")).trim(),
    pluginDist,
    consoleDist,
    settingsFile: path.join(config.dataDir, "console-settings.json"),
    host: config.host,
    version,
  });
  app.route("/", pages);
}
