import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

export interface Settings {
  apiUrl: string;
  apiKey: string;
  /** For the routes that plugin.json keeps to administrators. */
  adminKey: string;
}

export interface SettingsStore {
  read: () => Promise<Settings>;
  write: (settings: Settings) => Promise<void>;
}

export type ParsedSettings =
  | { ok: true; apiUrl: string; apiKey: string | undefined; adminKey: string | undefined }
  | { ok: false; message: string };

export function settingsStore(file: string): SettingsStore {
  return {
    async read() {
      const text = await readFile(file, "utf8").catch(() => "{}");
      return toSettings(parseJson(text));
    },
    async write(settings) {
      await mkdir(path.dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}.tmp`;
      await writeFile(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
      await chmod(draft, 0o600);
      await rename(draft, file);
    },
  };
}

/** The body that Grafana's Configuration pages post; a secret left out keeps the stored one. */
export function parseSettings(body: unknown): ParsedSettings {
  const apiUrl = field(field(body, "jsonData"), "apiUrl") ?? "";
  const secrets = field(body, "secureJsonData");
  const [apiKey, adminKey] = [field(secrets, "apiKey"), field(secrets, "adminKey")];
  if (typeof apiUrl !== "string" || (apiUrl !== "" && !isHttpUrl(apiUrl))) {
    return { ok: false, message: "jsonData.apiUrl must be an http or https address without user name or password." };
  }
  if (!isSecret(apiKey) || !isSecret(adminKey)) {
    return { ok: false, message: "The tokens in secureJsonData must be text without spaces or control characters." };
  }
  return { ok: true, apiUrl: apiUrl.replace(/\/+$/, ""), apiKey, adminKey };
}

function isSecret(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === "string" && !/[^\x21-\x7e]/.test(value));
}

function toSettings(value: unknown): Settings {
  const text = (name: keyof Settings) => {
    const found = field(value, name);
    return typeof found === "string" ? found : "";
  };
  return { apiUrl: text("apiUrl"), apiKey: text("apiKey"), adminKey: text("adminKey") };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === "";
}
