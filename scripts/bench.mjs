// `npm run bench`: measures the appliance against DuckDB over the same rows. Arguments are passed on.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureInstalled, node, root } from "./install.mjs";

ensureInstalled();
const result = spawnSync(node(), [path.join(root, "tests/bench/main.ts"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(result.status ?? 1);
