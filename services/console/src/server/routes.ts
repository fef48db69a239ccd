import { readFile } from "node:fs/promises";
import path from "node:path";

/** A route of plugin.json, as far as Grafana's plugin proxy reads it. */
export interface PluginRoute {
  path: string;
  method: string;
  url: string;
  headers: { name: string; content: string }[];
}

export interface Match {
  /** Path below the API's address. */
  target: string;
  /** The name of the secret that the route's token comes from. */
  secret: string | undefined;
}

const API_URL = "{{ .JsonData.apiUrl }}";
const SECRET = /\{\{\s*\.SecureJsonData\.(\w+)\s*\}\}/;

/** Read once from the built plugin, so that the console lets through what Grafana would, and nothing else. */
export function pluginRoutes(pluginDist: string): () => Promise<PluginRoute[]> {
  let known: Promise<PluginRoute[]> | undefined;
  return () => {
    known ??= load(pluginDist).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** The first route whose method and path fit, as in Grafana: `*` stands for the rest of the path. */
export function matchRoute(routes: PluginRoute[], method: string, asked: string): Match | undefined {
  const verb = method === "HEAD" ? "GET" : method;
  for (const route of routes) {
    const rest = route.method === verb ? restOf(route.path, asked) : undefined;
    if (rest !== undefined) {
      return { target: route.url.replace(API_URL, "") + (rest && `/${rest}`), secret: secretOf(route) };
    }
  }
  return undefined;
}

function restOf(pattern: string, asked: string): string | undefined {
  if (!pattern.endsWith("/*")) {
    return asked === pattern ? "" : undefined;
  }
  const start = pattern.slice(0, -1);
  return asked.startsWith(start) && asked.length > start.length ? asked.slice(start.length) : undefined;
}

function secretOf({ headers }: PluginRoute): string | undefined {
  return headers.map(({ content }) => SECRET.exec(content)?.[1]).find((name) => name !== undefined);
}

async function load(pluginDist: string): Promise<PluginRoute[]> {
  const text = await readFile(path.join(pluginDist, "plugin.json"), "utf8");
  const { routes = [] } = JSON.parse(text) as { routes?: Partial<PluginRoute>[] };
  return routes.map(({ path = "", method = "GET", url = API_URL, headers = [] }) => ({ path, method, url, headers }));
}
