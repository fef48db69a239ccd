import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { node, root } from "./install.mjs";

function runProjects(projects, more) {
  const report = path.join(root, "artefacts", `${projects[0]}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const cli = path.join(root, "node_modules/vitest/vitest.mjs");
  const chosen = projects.flatMap((project) => ["--project", project]);
  const args = [cli, "run", ...chosen, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...more];
  const { status } = spawnSync(node(), args, { cwd: root, stdio: "inherit" });
  try {
    const it = JSON.parse(readFileSync(report, "utf8"));
    // A file that could not even be loaded fails no test; it counts as one.
    const failed = it.numFailedTests + (status !== 0 && it.numFailedTests === 0 ? 1 : 0);
    return { passed: it.numPassedTests, failed, skipped: it.numPendingTests ?? 0 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Runs groups of vitest projects one after the other with the pinned Node. The last line is `N passed, N failed`. */
export function vitest(groups, more = []) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const projects of groups) {
    const it = runProjects(projects, more);
    for (const key of Object.keys(sum)) sum[key] += it[key];
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  process.exit(sum.failed === 0 ? 0 : 1);
}
