// `npm run test:stack`: tests with the real parts of others: the browser, a PostgreSQL of the oldest version, Loki and
// Prometheus. What cannot be had on this machine is said, and its tests skip.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { ensureProgram, programs } from "./programs.mjs";
import { vitest } from "./vitest.mjs";

const wanted = [
  ["/usr/bin/chromium", "chromium"],
  ["/usr/lib/postgresql/15/bin/postgres", "postgresql-15"],
];

/** Debian's packages, where this is a Debian and the user may install them. */
function ensurePackages() {
  const missing = wanted.filter(([file]) => !existsSync(file)).map(([, name]) => name);
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  console.error(`Installing ${missing.join(", ")} ...`);
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
  spawnSync(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", ...missing],
    { stdio: ["ignore", "ignore", "inherit"], env },
  );
}

ensureInstalled();
await ensureBuilt();
ensurePackages();
for (const name of Object.keys(programs)) ensureProgram(name);
vitest([["stack"], ["e2e"]], process.argv.slice(2));
