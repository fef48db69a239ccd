import { readFile } from "node:fs/promises";
import path from "node:path";
import { type ConsoleOptions, PLUGIN_ID } from "./options.ts";
import type { Settings } from "./settings.ts";

/** The answer of Grafana's own `GET /api/plugins/:id/settings`, without any secret value. */
export async function pluginSettings(options: ConsoleOptions, settings: Settings): Promise<Record<string, unknown>> {
  const text = await readFile(path.join(options.pluginDist, "plugin.json"), "utf8");
  const { name, type, info, includes, dependencies } = JSON.parse(text) as Record<string, unknown>;
  return {
    id: PLUGIN_ID,
    name,
    type,
    info,
    includes,
    dependencies,
    enabled: true,
    pinned: true,
    module: `public/plugins/${PLUGIN_ID}/module.js`,
    baseUrl: `public/plugins/${PLUGIN_ID}`,
    jsonData: { apiUrl: settings.apiUrl },
    secureJsonFields: settings.apiKey ? { apiKey: true } : {},
  };
}
