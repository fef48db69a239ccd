import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "../embedded/index.ts";

/** One real PostgreSQL for a whole test run; each test file gets a database of its own on it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-test-"));
  const server = await startEmbedded(folder);
  process.env["VIGIE_TEST_SERVER"] = server.url;
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
