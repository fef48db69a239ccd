import { readFile } from "node:fs/promises";
import path from "node:path";
import { type ConsoleOptions, PLUGIN_ID } from "./options.ts";
import type { Settings } from "./settings.ts";

interface PluginJson {
  name: string;
  type: string;
  info: { logos: { small: string; large: string } };
  includes: unknown[];
  dependencies: unknown;
}

/** The answer of Grafana's own `GET /api/plugins/:id/settings`, without any secret value. */
export async function pluginSettings(options: ConsoleOptions, settings: Settings): Promise<Record<string, unknown>> {
  const text = await readFile(path.join(options.pluginDist, "plugin.json"), "utf8");
  const { name, type, info, includes, dependencies } = JSON.parse(text) as PluginJson;
  const baseUrl = `public/plugins/${PLUGIN_ID}`;
  const logos = { small: `/${baseUrl}/${info.logos.small}`, large: `/${baseUrl}/${info.logos.large}` };
  return {
    id: PLUGIN_ID,
    name,
    type,
    info: { ...info, logos },
    includes,
    dependencies,
    enabled: true,
    pinned: true,
    module: `${baseUrl}/module.js`,
    baseUrl,
    jsonData: { apiUrl: settings.apiUrl },
    secureJsonFields: {
      ...(settings.apiKey ? { apiKey: true } : {}),
      ...(settings.adminKey ? { adminKey: true } : {}),
    },
  };
}
