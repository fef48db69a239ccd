// Installs what is missing. Plain JavaScript without dependencies: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const stamp = path.join(root, "node_modules/.vigie-installed");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** The Node that Vigie is tested on, from the npm package `node`, or this one where it is new enough. */
export function node() {
  const pinned = path.join(root, "node_modules/node/bin/node");
  return existsSync(pinned) ? pinned : process.execPath;
}

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}

/** Runs `npm ci` when node_modules does not match package-lock.json. */
export function ensureInstalled() {
  const hash = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) {
    console.error(`Vigie needs Node 20 or newer to start; this is ${process.versions.node}.`);
    process.exit(1);
  }
  console.error("Installing dependencies (once) ...");
  run(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    env: { ...process.env, SCARF_ANALYTICS: "false" },
  });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
