// Builds plugin and console when their sources are newer than what was built.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./install.mjs";

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === "dist" || entry.name.startsWith("tsconfig.tsbuild")) continue;
    const full = path.join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(full) : statSync(full).mtimeMs);
  }
  return latest;
}

function isStale(folder, product) {
  const built = path.join(root, folder, product);
  return !existsSync(built) || statSync(built).mtimeMs < newest(path.join(root, folder));
}

function build(workspace) {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn("npm", ["run", "build", "-w", workspace, "--silent"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`building ${workspace} failed:\n${output}`)),
    );
  });
}

/** Brings both up to date; nothing is done when they are. */
export async function ensureBuilt() {
  const stale = [
    ["grafana-plugin", "dist/module.js"],
    ["services/console", "dist/index.html"],
  ].filter(([folder, product]) => existsSync(path.join(root, folder, "package.json")) && isStale(folder, product));
  if (stale.length === 0) return;
  console.error("Building the pages (once) ...");
  await Promise.all(stale.map(([folder]) => build(folder)));
}
