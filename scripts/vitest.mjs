import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { node, root } from "./install.mjs";

/** Runs vitest projects with the pinned Node; the last line is `N passed, N failed`. Ends the process with their result. */
export function vitest(name, projects, more = []) {
  const report = path.join(root, "artefacts", `${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  const cli = path.join(root, "node_modules/vitest/vitest.mjs");
  const args = [
    cli,
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...more,
  ];
  const result = spawnSync(node(), args, { cwd: root, stdio: "inherit" });
  const { numPassedTests, numFailedTests, numPendingTests = 0, success } = JSON.parse(readFileSync(report, "utf8"));
  const failed = numFailedTests + (success === false && numFailedTests === 0 ? 1 : 0);
  console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
  process.exit(result.status === 0 && failed === 0 ? 0 : 1);
}
