import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

export const root = path.resolve(import.meta.dirname, "../..");

export interface Mount {
  /** A path beside docker-compose.yml, or the name of a volume. */
  source: string;
  target: string;
  bind: boolean;
}

export interface Service {
  name: string;
  image: string;
  command: string[];
  environment: Record<string, string>;
  mounts: Mount[];
}

interface Written {
  image?: string;
  command?: string[] | string;
  environment?: Record<string, string | number | boolean | null>;
  volumes?: (string | { type: string; source: string; target: string })[];
}

/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}` as compose reads them; `$$` is a dollar. */
function interpolate(text: string, env: Record<string, string | undefined>): string {
  return text.replace(/\$\$|\$\{(\w+)(?::?([-?])([^}]*))?\}/g, (all, name: string, kind?: string, rest?: string) => {
    if (all === "$$") return "$";
    return env[name] || (kind === "-" ? (rest ?? "") : "");
  });
}

function mountOf(written: string | { type: string; source: string; target: string }): Mount {
  if (typeof written !== "string")
    return { source: written.source, target: written.target, bind: written.type === "bind" };
  const [source = "", target = ""] = written.split(":");
  return { source, target, bind: /^[./~]/.test(source) };
}

export function readCompose(): Record<string, Record<string, unknown>> {
  const text = readFileSync(path.join(root, "docker-compose.yml"), "utf8");
  return (parse(text, { merge: true }) as { services: Record<string, Record<string, unknown>> }).services;
}

/** One service of docker-compose.yml: the command, environment and mounts that it is really given. */
export function readService(name: string, env: Record<string, string | undefined> = {}): Service {
  const written = readCompose()[name] as Written | undefined;
  if (!written) throw new Error(`docker-compose.yml has no service ${name}`);
  const fill = (value: unknown) => interpolate(String(value ?? ""), env);
  const command = typeof written.command === "string" ? written.command.split(/\s+/) : (written.command ?? []);
  return {
    name,
    image: fill(written.image),
    command: command.map(fill),
    environment: Object.fromEntries(
      Object.entries(written.environment ?? {}).map(([key, value]) => [key, fill(value)]),
    ),
    mounts: (written.volumes ?? []).map(mountOf),
  };
}
