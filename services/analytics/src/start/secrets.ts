import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { VigieError } from "../platform/errors/index.ts";
import { consumers, faultOfSecret, newSecret, type SecretName, secretNames } from "./secretRules.ts";

const lookUp = async (file: string): Promise<string | undefined> => {
  try {
    return (await readFile(file, "utf8")).replace(/\r?\n$/, "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new VigieError("invalid_input", `${file} cannot be read (${code}). Let user 1000 read it: chmod 644.`);
  }
};

async function put(file: string, content: string): Promise<void> {
  if ((await lookUp(file)) === content) return;
  // Written whole or not at all: a consumer may read it at any time.
  await writeFile(`${file}.new`, content, { mode: 0o444 });
  await rename(`${file}.new`, file);
}

/** falcosidekick takes headers from its settings file only, so the file as a whole is the secret. */
const falcosidekickSettings = (token: string): string =>
  JSON.stringify({
    listenaddress: "0.0.0.0",
    listenport: 2801,
    webhook: {
      address: "http://api:4000/v1/ingest/falco",
      customHeaders: { Authorization: `Bearer ${token}` },
      minimumpriority: "debug",
    },
  });

/**
 * Hands every consumer its secrets: what lies in `given`, else what was kept, else a new random one. A secret that is
 * empty, short or well known is an error, and then nothing is handed out, so nothing that needs it starts.
 */
export async function handOutSecrets(base: string): Promise<{ given: SecretName[]; made: SecretName[] }> {
  const report: { given: SecretName[]; made: SecretName[] } = { given: [], made: [] };
  const secrets = new Map<SecretName, string>();
  const faults: string[] = [];
  for (const name of secretNames) {
    const given = await lookUp(path.join(base, "given", name));
    const kept = given === undefined ? await lookUp(path.join(base, "kept", name)) : undefined;
    const secret = given ?? kept ?? newSecret(name);
    const fault = faultOfSecret(secret);
    if (fault) faults.push(`secrets/${name} ${fault}.`);
    if (given !== undefined) report.given.push(name);
    else if (kept === undefined) report.made.push(name);
    secrets.set(name, secret);
  }
  if (faults.length > 0)
    throw new VigieError(
      "invalid_input",
      `${faults.join("\n")}\nWrite a better one, or remove the file: then one is made.`,
    );
  await mkdir(path.join(base, "kept"), { recursive: true });
  for (const [name, secret] of secrets) await put(path.join(base, "kept", name), secret);
  for (const [consumer, names] of Object.entries(consumers)) {
    const folder = path.join(base, "for", consumer);
    await mkdir(folder, { recursive: true });
    for (const name of names) await put(path.join(folder, name), secrets.get(name) ?? "");
  }
  const token = secrets.get("ingest-token") ?? "";
  await put(path.join(base, "for/falcosidekick/falcosidekick.yaml"), falcosidekickSettings(token));
  return report;
}
