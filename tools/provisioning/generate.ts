import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { provisioningFiles } from "./files.ts";

/** `npm run provisioning`: writes Grafana's provisioning folder. */
const folder = path.resolve(import.meta.dirname, "../../provisioning");
for (const [name, content] of Object.entries(provisioningFiles())) {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  console.log(`provisioning/${name}`);
}
