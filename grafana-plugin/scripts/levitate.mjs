// Runs `levitate is-compatible` on the plugin's source entry against the Grafana version named, or the pinned one.
// Levitate looks for @grafana/* in the plugin's own node_modules and silently skips what it cannot find; in this
// workspace they are hoisted, so it gets a directory where they are beside the source, and a skip is a failure.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const plugin = path.resolve(import.meta.dirname, "..");
const { dependencies } = JSON.parse(readFileSync(path.join(plugin, "package.json"), "utf8"));
const version = process.argv[2] ?? dependencies["@grafana/ui"];
const target = ["data", "ui", "runtime"].map((name) => `@grafana/${name}@${version}`).join(",");
const levitate = path.resolve(plugin, "../node_modules/@grafana/levitate/dist/bin.js");

const directory = mkdtempSync(path.join(tmpdir(), "vigie-levitate-"));
try {
  cpSync(path.join(plugin, "src"), path.join(directory, "src"), { recursive: true });
  cpSync(path.join(plugin, "package.json"), path.join(directory, "package.json"));
  symlinkSync(path.resolve(plugin, "../node_modules"), path.join(directory, "node_modules"));
  const { code, output } = await run(["is-compatible", "--path", "src/module.tsx", "--target", target]);
  process.exitCode = output.includes("Skipping package") ? 1 : code;
} finally {
  rmSync(directory, { recursive: true });
}

function run(options) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [levitate, ...options], {
      cwd: directory,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.once("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}
