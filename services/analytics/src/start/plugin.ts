import { cp, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/** Puts the built plugin into a folder that Grafana reads. The new one takes the old one's place in one step. */
export async function handOverPlugin(from: string, folder: string): Promise<void> {
  const to = path.join(folder, "vigie-commerce-app");
  const fresh = `${to}.new`;
  const old = `${to}.old`;
  await mkdir(folder, { recursive: true });
  await rm(fresh, { recursive: true, force: true });
  await cp(from, fresh, { recursive: true });
  await rm(old, { recursive: true, force: true });
  await rename(to, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(fresh, to);
  await rm(old, { recursive: true, force: true });
}
