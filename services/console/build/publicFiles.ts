import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);

/** The names by which Grafana's global styles ask for their fonts, and where npm has them. */
const FONTS: Record<string, [string, string]> = {
  "inter/Inter-Regular.woff2": ["inter-ui", "web/Inter-Regular.woff2"],
  "inter/Inter-Medium.woff2": ["inter-ui", "web/Inter-Medium.woff2"],
  "inter/Inter-Italic.woff2": ["inter-ui", "web/Inter-Italic.woff2"],
  "inter/Inter-MediumItalic.woff2": ["inter-ui", "web/Inter-MediumItalic.woff2"],
  "roboto/L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2": [
    "@fontsource/roboto-mono",
    "files/roboto-mono-latin-400-normal.woff2",
  ],
};

/** Copies what Grafana's server would serve under /public, so that ours needs no node_modules at run time. */
export function publicFiles(outDir: string): Plugin {
  return {
    name: "vigie:public-files",
    apply: "build",
    closeBundle() {
      const target = path.resolve(outDir, "public");
      copyIcons(path.join(target, "build/img/icons"));
      for (const [name, [pkg, file]] of Object.entries(FONTS)) {
        copy(path.join(packageDir(pkg), file), path.join(target, "fonts", name));
      }
    },
  };
}

/** @grafana/ui ships most of its icons; the rest of the names it can give are plain Unicons. */
function copyIcons(target: string): void {
  cpSync(path.join(packageDir("@grafana/ui"), "dist/public/img/icons"), target, { recursive: true });
  const unicons = path.join(packageDir("@iconscout/unicons"), "svg/line");
  for (const name of iconNames()) {
    const file = path.join(target, "unicons", `${name}.svg`);
    if (!existsSync(file) && existsSync(path.join(unicons, `${name}.svg`))) {
      copy(path.join(unicons, `${name}.svg`), file);
    }
  }
}

function iconNames(): string[] {
  const types = readFileSync(path.join(packageDir("@grafana/data"), "dist/types/types/icon.d.ts"), "utf8");
  return [...types.matchAll(/^\s+'?([a-z0-9-]+)'?: boolean/gm)].map(([, name]) => name ?? "");
}

function packageDir(name: string): string {
  const roots = require.resolve.paths(name) ?? [];
  const found = roots.map((root) => path.join(root, name)).find((dir) => existsSync(path.join(dir, "package.json")));
  if (!found) {
    throw new Error(`${name} is not installed`);
  }
  return found;
}

function copy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, to);
}
