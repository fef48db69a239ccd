import type { Plugin } from "vite";

const GRAFANA_MODULE = /node_modules\/@grafana\/[^/]+\/dist\/esm\/.*\.mjs$/;
const DEFAULT_IMPORT = /^import (\w+)(, \{[^}]*\})? from '([^'./][^']*)';$/gm;
const REAL_DEFAULTS = new Set(["react", "react-dom"]);

/**
 * Bundlers read a CommonJS package's default from an .mjs file as `module.exports`, Grafana's own build means
 * `module.exports.default`. Without this, some components of @grafana/ui arrive as objects (React error 130).
 */
export function grafanaInterop(): Plugin {
  return {
    name: "vigie:grafana-interop",
    enforce: "pre",
    transform(code, id) {
      return GRAFANA_MODULE.test(id) ? unwrapDefaults(code) : null;
    },
  };
}

export function unwrapDefaults(code: string): { code: string; map: null } | null {
  const unwrapped: string[] = [];
  const renamed = code.replace(DEFAULT_IMPORT, (line, name: string, named: string | undefined, from: string) => {
    if (REAL_DEFAULTS.has(from)) {
      return line;
    }
    unwrapped.push(`const ${name} = ${name}$raw && ${name}$raw.__esModule ? ${name}$raw.default : ${name}$raw;`);
    return `import ${name}$raw${named ?? ""} from '${from}';`;
  });
  if (unwrapped.length === 0) {
    return null;
  }
  // After the last import, so that classes which extend one of them see it.
  const last = renamed.lastIndexOf("\nimport ");
  const end = renamed.indexOf(";", Math.max(0, last)) + 1;
  return { code: `${renamed.slice(0, end)}\n${unwrapped.join("\n")}${renamed.slice(end)}`, map: null };
}
