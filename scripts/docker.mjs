// A Docker engine for the compose tests, and the images that docker-compose.yml and the Dockerfile name.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./install.mjs";

/** Beside the repository, where images cannot be pulled: starts an engine and makes local images (README there). */
const kit = path.resolve(root, "../shared/stack");
const read = (file) => readFileSync(path.join(root, file), "utf8");

function answers() {
  const engine = spawnSync("docker", ["version", "--format", "{{.Server.Version}}"], { timeout: 20_000 });
  const compose = spawnSync("docker", ["compose", "version"], { timeout: 20_000 });
  return engine.status === 0 && compose.status === 0;
}

const has = (image) => spawnSync("docker", ["image", "inspect", image], { stdio: "ignore" }).status === 0;
const pull = (image) => spawnSync("docker", ["pull", "-q", image], { stdio: "ignore", timeout: 300_000 }).status === 0;

/** Says that the engine was started here, so that it is here that it is stopped. */
const started = path.join(root, "artefacts/engine-started");

/** Takes the settings that `engine up` prints over into this process. */
function startKitEngine() {
  if (spawnSync(path.join(kit, "engine"), ["status"], { stdio: "ignore" }).status !== 0) {
    mkdirSync(path.dirname(started), { recursive: true });
    writeFileSync(started, "");
  }
  const up = spawnSync("bash", ["-c", 'set -e; out=$("$1/engine" up); eval "$out"; env -0', "-", kit], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (up.status !== 0) return false;
  for (const pair of up.stdout.split("\0")) {
    const at = pair.indexOf("=");
    if (at > 0) process.env[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return answers();
}

/** The images of docker-compose.yml but ours, by service. */
export function imagesOfServices() {
  const services = {};
  let name;
  for (const line of read("docker-compose.yml").split("\n")) {
    name = /^ {2}([\w-]+):$/.exec(line)?.[1] ?? name;
    const image = /^ {4}image: (\S+)$/.exec(line)?.[1];
    if (image && name) services[name] = image;
  }
  return services;
}

const basesOfOurs = () => [
  ...new Set([
    read("Dockerfile").match(/^# syntax=(\S+)/)?.[1],
    ...[...read("Dockerfile").matchAll(/^FROM ([^\s:]+:\S+)/gm)].map(([, base]) => base),
  ]),
];

/** The kit names its kinds after the last part of an image's name. */
function makeWithKit(image) {
  const kind = path.posix.basename(image.split(":")[0]);
  const { status } = spawnSync(path.join(kit, "images"), [`${kind}=${image}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return status === 0;
}

/**
 * Finds or starts an engine and gets the images. Answers the services whose image cannot be had, or why there is no
 * engine to use at all.
 */
export function prepareDocker() {
  const ready = answers() && basesOfOurs().every((base) => has(base) || pull(base));
  const useKit = !ready && existsSync(path.join(kit, "engine"));
  if (!ready && !useKit) return { reason: "no Docker engine with compose answers, or its images cannot be pulled" };
  if (useKit && !startKitEngine()) return { reason: "the engine beside the repository does not start" };
  const get = useKit ? makeWithKit : (image) => has(image) || pull(image);
  const missing = basesOfOurs().filter((base) => !get(base));
  if (missing.length > 0) return { reason: `the image cannot be built without ${missing.join(", ")}` };
  const leftOut = Object.entries(imagesOfServices()).filter(([, image]) => !get(image));
  return { leftOut: leftOut.map(([service]) => service) };
}

/** Stops the engine beside the repository, if it was started for these tests. */
export function releaseDocker() {
  if (!existsSync(started)) return;
  rmSync(started, { force: true });
  spawnSync(path.join(kit, "engine"), ["down"], { stdio: "ignore" });
}
