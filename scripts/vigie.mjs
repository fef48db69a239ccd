#!/usr/bin/env node
// The `vigie` command: installs what is missing and runs the CLI with the pinned Node.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureInstalled, node, root } from "./install.mjs";

ensureInstalled();
const cli = path.join(root, "services/analytics/src/cli.ts");
const result = spawnSync(node(), [cli, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, VIGIE_CALLED_FROM: process.env.INIT_CWD ?? process.cwd() },
});
process.exit(result.status ?? 1);
