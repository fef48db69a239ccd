// The entry point of the image: `api`, `jobs`, `migrate`, `secrets`, `plugin FOLDER`, `health api|jobs`, or `vigie ...`.
import path from "node:path";
import { recognise } from "./platform/errors/index.ts";

const [command = "", ...rest] = process.argv.slice(2);
process.argv.splice(2, 1);

const commands: Record<string, () => Promise<unknown>> = {
  api: () => import("./api.ts"),
  jobs: () => import("./jobs.ts"),
  vigie: () => import("./cli.ts"),
  migrate: () => import("./migrate.ts"),
  async secrets() {
    const { handOutSecrets } = await import("./start/secrets.ts");
    const { given, made } = await handOutSecrets("/secrets");
    console.log(`Secrets are handed out; given: ${given.join(", ") || "none"}; made: ${made.join(", ") || "none"}.`);
  },
  async plugin() {
    const { handOverPlugin } = await import("./start/plugin.ts");
    const root = path.resolve(import.meta.dirname, "../../..");
    await handOverPlugin(path.join(root, "grafana-plugin/dist"), rest[0] ?? "/plugins");
    console.log("The plugin is in place.");
  },
  async health() {
    const [{ isHealthy }, { parseConfig }] = await Promise.all([import("./start/health.ts"), import("./config.ts")]);
    process.exitCode = (await isHealthy(rest[0], parseConfig(process.env, process.cwd()))) ? 0 : 1;
  },
};

const start = Object.hasOwn(commands, command) ? commands[command] : undefined;
if (!start) {
  console.error(`${command || "(nothing)"} is no command. There are: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}
await start().catch((error: unknown) => {
  const known = recognise(error);
  console.error(known?.message ?? error);
  process.exit(1);
});
