import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./compose.ts";

/** What our Dockerfile says of the image: its entry point, and the environment that is built in. */
export function readImage(): { entrypoint: string[]; env: Record<string, string> } {
  const text = readFileSync(path.join(root, "Dockerfile"), "utf8");
  const last = text.slice(text.lastIndexOf("\nFROM "));
  const entrypoint = JSON.parse(/^ENTRYPOINT (\[.*\])$/m.exec(last)?.[1] ?? "[]") as string[];
  const pairs = [...last.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = ""]) => line.trim().split(/\s+/));
  const env = Object.fromEntries(pairs.map((pair) => pair.split("=", 2) as [string, string]));
  return { entrypoint, env };
}
