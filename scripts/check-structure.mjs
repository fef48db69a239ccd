// Rules that the linter does not know: file length beyond TypeScript, slices, SQL files, and paths that documents cite.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((file) => existsSync(path.join(root, file)));
const faults = [];
const read = (file) => readFileSync(path.join(root, file), "utf8");
const longest = 300;
const notSlices = new Set(["platform", "start", "cli", "testing"]);

for (const file of files.filter(
  (name) => /\.(ts|tsx|mts|mjs|sql|sh)$/.test(name) && !/(^|\/)(\.config|migrations)\//.test(name),
)) {
  const lines = read(file).split("\n").length;
  if (lines > longest) faults.push(`${file}: ${lines} lines, at most ${longest}`);
}

// A slice knows another one only by its index.ts, and platform knows no slice.
const source = "services/analytics/src/";
for (const file of files.filter(
  (name) => name.startsWith(source) && name.endsWith(".ts") && !name.endsWith(".test.ts"),
)) {
  const parts = file.slice(source.length).split("/");
  if (parts.length < 2) continue;
  for (const [, target] of read(file).matchAll(/from "(\.[^"]+)"/g)) {
    const to = path.posix.join(path.posix.dirname(file), target).slice(source.length).split("/");
    if (to.length < 2 || to[0] === parts[0] || to[0] === "platform") continue;
    if (parts[0] === "platform") faults.push(`${file}: platform imports the slice ${to[0]}`);
    const open = to[1] === "index.ts" || to[1] === "schema.ts" || notSlices.has(to[0]);
    if (!notSlices.has(parts[0]) && !open)
      faults.push(`${file}: imports ${to.join("/")}; only index.ts of another slice is open`);
  }
}

// One statement a .sql file.
for (const file of files.filter((name) => name.startsWith(source) && name.endsWith(".sql"))) {
  const bare = read(file)
    .replace(/--.*$/gm, "")
    .replace(/'[^']*'/g, "''");
  if (bare.trim().replace(/;$/, "").includes(";")) faults.push(`${file}: more than one statement`);
}

// Documents cite only paths that exist.
const documents = files.filter((name) => /^([A-Z]+\.md|docs\/.*\.md|[\w-]+(\/[\w-]+)*\/README\.md)$/.test(name));
for (const file of documents) {
  for (const [, cited] of read(file).matchAll(/`([\w.@-]+(?:\/[\w.@<>*-]+)+\/?)`/g)) {
    if (/[<>*]|^@|^[a-z-]+\/[a-z-]+$/.test(cited) && !/\.\w+$|\/$/.test(cited)) continue;
    if (/[<>*]/.test(cited) || cited.startsWith("@")) continue;
    const near = path.join(path.dirname(path.join(root, file)), cited);
    if (!existsSync(path.join(root, cited)) && !existsSync(near))
      faults.push(`${file}: cites ${cited}, which is not there`);
  }
  for (const [, target] of read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
    if (!existsSync(path.join(path.dirname(path.join(root, file)), target)))
      faults.push(`${file}: links to ${target}, which is not there`);
  }
}

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`structure: ${files.length} files, no fault`);
