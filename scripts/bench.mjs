// `npm run bench`: measures the appliance against DuckDB over the same rows; `npm run bench -- falco`: under a load of alerts;
// `npm run bench -- lookout`: how long it takes to judge every hour of 40 stores; `-- cohorts`: cohorts against DuckDB;
// `-- lifetime`: BG/NBD against Python's lifetimes.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureInstalled, node, root } from "./install.mjs";

ensureInstalled();
const [first, ...rest] = process.argv.slice(2);
const others = {
  cohorts: "cohorts.main.ts",
  falco: "falco.main.ts",
  lifetime: "lifetime.main.ts",
  lookout: "lookout.main.ts",
};
const [file, args] =
  first !== undefined && first in others ? [others[first], rest] : ["main.ts", process.argv.slice(2)];
const result = spawnSync(node(), [path.join(root, "tests/bench", file), ...args], {
  cwd: root,
  stdio: "inherit",
});
process.exit(result.status ?? 1);
