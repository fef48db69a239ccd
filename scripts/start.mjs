// `npm start`: installs and builds what is missing, then runs the appliance until it is stopped.
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, node, root } from "./install.mjs";

ensureInstalled();
await ensureBuilt().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const child = spawn(node(), [path.join(root, "services/analytics/src/start/main.ts")], { stdio: "inherit" });
// The terminal sends Ctrl-C to both; this process waits for the other to end in order.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
