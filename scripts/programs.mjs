// The real programs of others that the stack tests run: found where they are, or built once with Go and kept.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { root } from "./install.mjs";

const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "vigie/bin");

export const programs = {
  loki: {
    file: "loki-3.7.8",
    folder: "tools/loki",
    package: "github.com/grafana/loki/v3/cmd/loki",
    image: "grafana/loki:3.7.8",
    inImage: "/usr/bin/loki",
  },
  prometheus: {
    file: "prometheus-3.5.0",
    folder: "tools/prometheus",
    package: "github.com/prometheus/prometheus/cmd/prometheus",
    image: "prom/prometheus:v3.5.0",
    inImage: "/bin/prometheus",
  },
  promtool: {
    file: "promtool-3.5.0",
    folder: "tools/prometheus",
    package: "github.com/prometheus/prometheus/cmd/promtool",
    image: "prom/prometheus:v3.5.0",
    inImage: "/bin/promtool",
  },
};

/** Where a program is: VIGIE_LOKI_BIN and the like, else the cache. Undefined: it has not been built. */
export function findProgram(name) {
  const named = process.env[`VIGIE_${name.toUpperCase()}_BIN`];
  return [named, path.join(cache, programs[name].file)].find((file) => file && existsSync(file));
}

/** Puts a file into the cache at once or not at all: two runs may build side by side. */
function keep(file, make) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, ".new-"));
  try {
    const made = path.join(work, file);
    if (!make(made)) return undefined;
    renameSync(made, path.join(cache, file));
    return path.join(cache, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The image that docker-compose.yml pins holds the same program; it is taken out where the engine has the image. */
function copyFromImage({ file, image, inImage }) {
  const docker = (...args) => execFileSync("docker", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    docker("image", "inspect", image);
    const container = docker("create", "--network", "none", image).trim();
    try {
      return keep(file, (made) => {
        docker("cp", `${container}:${inImage}`, made);
        return true;
      });
    } finally {
      docker("rm", container);
    }
  } catch {
    return undefined;
  }
}

function findGo() {
  for (const go of ["go", "/usr/local/go/bin/go", "/usr/lib/go/bin/go"]) {
    const { status, stdout } = spawnSync(go, ["version"], { encoding: "utf8" });
    const minor = Number(/go1\.(\d+)/.exec(stdout ?? "")?.[1] ?? 0);
    // From 1.21 on Go fetches the newer toolchain that a go.mod asks for.
    if (status === 0 && minor >= 21) return { go, version: stdout.trim() };
  }
  return undefined;
}

/** Debian's Go, where there is none and the user may install it. Older Debians have one that is too old. */
function ensureGo() {
  const found = findGo();
  if (found || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return found;
  console.error("Installing Go ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "golang-go"], { stdio: "ignore", env });
  return findGo();
}

/** Builds with the versions that go.mod names. Go fetches the toolchain it asks for where its settings allow that. */
function build({ file, folder, package: name }) {
  const found = ensureGo();
  if (!found) {
    console.error(`There is no Go 1.21 or newer on this machine; ${file} cannot be built.`);
    return undefined;
  }
  console.error(`Building ${file} with ${found.version} (once, some minutes) ...`);
  return keep(file, (made) => {
    const env = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-mod=readonly -buildvcs=false" };
    const { status, stderr } = spawnSync(found.go, ["build", "-ldflags", "-s -w", "-o", made, name], {
      cwd: path.join(root, folder),
      env,
      encoding: "utf8",
    });
    if (status !== 0) console.error(`building ${file} failed:\n${stderr?.slice(-2_000)}`);
    return status === 0;
  });
}

/** Makes sure that a program is there. Answers its path, or undefined when it can be had in no way. */
export function ensureProgram(name) {
  return findProgram(name) ?? copyFromImage(programs[name]) ?? build(programs[name]);
}
