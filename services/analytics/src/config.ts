import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { invalid } from "./platform/errors/index.ts";
import { readSecretFiles, withPassword } from "./start/secretFiles.ts";

const port = z.coerce.number().int().min(1).max(65_535);
const onOff = z.enum(["on", "off"]).transform((value) => value === "on");

const httpUrl = z
  .url({ protocol: /^https?$/, error: "must begin with http:// or https://" })
  .transform((url) => url.replace(/\/+$/, ""));

const environment = z.object({
  VIGIE_PORT: port.default(4000),
  VIGIE_HOST: z.string().min(1).default("127.0.0.1"),
  VIGIE_DATA_DIR: z.string().min(1).default(".vigie"),
  VIGIE_DEMO: onOff.default(true),
  VIGIE_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  VIGIE_MAX_UPLOAD_MB: z.coerce.number().int().min(1).default(2_048),
  VIGIE_ENV: z
    .string()
    .regex(/^[\w.-]{1,60}$/, "letters, digits, dots and dashes only")
    .default("production"),
  VIGIE_LOG_DAYS: z.coerce.number().int().min(1).max(90).default(7),
  VIGIE_ALERT_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  VIGIE_GITHUB_SECRET: z.string().min(16, "must have 16 characters or more").optional(),
  VIGIE_WEBHOOK_SECRET: z.string().min(16, "must have 16 characters or more").optional(),
  VIGIE_GRAFANA_URL: httpUrl.optional(),
  VIGIE_GRAFANA_TOKEN: z.string().optional(),
  LOKI_URL: httpUrl.optional(),
  VIGIE_PUBLIC_URL: httpUrl.optional(),
  VIGIE_NOTIFY_WEBHOOK: httpUrl.optional(),
  VIGIE_NOTIFY_SLACK: httpUrl.optional(),
  VIGIE_NOTIFY_EMAIL: z.string().optional(),
  VIGIE_NOTIFY_FROM: z.string().min(3).default("vigie@localhost"),
  VIGIE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  DATABASE_PASSWORD: z.string().optional(),
});

/** Settings that may also be given as the path of a file: DATABASE_PASSWORD_FILE and so on. */
const secret = [
  "DATABASE_URL",
  "DATABASE_PASSWORD",
  "VIGIE_GITHUB_SECRET",
  "VIGIE_WEBHOOK_SECRET",
  "VIGIE_GRAFANA_TOKEN",
  "VIGIE_NOTIFY_WEBHOOK",
  "VIGIE_NOTIFY_SLACK",
  "VIGIE_SMTP_URL",
];

/** Who is told of incidents by the jobs themselves; nobody unless it is set. */
export interface Notify {
  webhook: string | undefined;
  slack: string | undefined;
  email: { smtpUrl: string; from: string; to: string[] } | undefined;
}

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  demo: boolean;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  maxUploadBytes: number;
  /** Undefined: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | undefined;
  /** The environment that our own log lines and the demo shop's belong to. */
  env: string;
  /** How long log lines are kept where no Loki is configured. */
  logDays: number;
  /** How long single Falco alerts are kept; their counts stay. */
  alertDays: number;
  /** Undefined: no deploy webhook of GitHub is accepted. */
  githubSecret: string | undefined;
  /** What deliveries of customers are signed with. Undefined: nothing is delivered. */
  webhookSecret: string | undefined;
  /** Undefined: nothing is written back to Grafana. */
  grafana: { url: string; token: string } | undefined;
  /** Undefined: log lines are kept in PostgreSQL. */
  lokiUrl: string | undefined;
  /** Where people reach the pages: the console, or the app in Grafana. */
  publicUrl: string;
  notify: Notify;
}

function grafanaOf(url: string | undefined, token: string | undefined): Config["grafana"] {
  if (!url && !token) return undefined;
  if (url && token) return { url, token };
  throw invalid(url ? "VIGIE_GRAFANA_TOKEN" : "VIGIE_GRAFANA_URL", "is missing", "Set both or neither.");
}

function emailOf(smtpUrl: string | undefined, to: string | undefined, from: string): Notify["email"] {
  if (!smtpUrl && !to) return undefined;
  if (!smtpUrl || !to)
    throw invalid(to ? "VIGIE_SMTP_URL" : "VIGIE_NOTIFY_EMAIL", "is missing", "Set both or neither.");
  const addresses = to.split(",").map((it) => it.trim());
  const wrong = addresses.find((it) => !/^[^\s@]+@[^\s@]+$/.test(it));
  if (wrong !== undefined)
    throw invalid("VIGIE_NOTIFY_EMAIL", `${wrong || "(empty)"} is not an address`, "Write a@b.example,c@d.example.");
  return { smtpUrl, from, to: addresses };
}

type Env = Record<string, string | undefined>;
const readText = (file: string) => readFileSync(file, "utf8");

/** Reads the settings from the environment once; empty variables count as not set. */
export function parseConfig(env: Env, cwd: string, read: (file: string) => string = readText): Config {
  const filled = readSecretFiles(env, secret, read);
  const given = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(String(issue?.path[0] ?? "environment"), issue?.message ?? "is wrong", "See .env.example.");
  }
  const it = parsed.data;
  return {
    port: it.VIGIE_PORT,
    host: it.VIGIE_HOST,
    dataDir: path.resolve(cwd, it.VIGIE_DATA_DIR),
    demo: it.VIGIE_DEMO,
    logLevel: it.VIGIE_LOG_LEVEL,
    maxUploadBytes: it.VIGIE_MAX_UPLOAD_MB * 1_048_576,
    databaseUrl: withPassword(it.DATABASE_URL, it.DATABASE_PASSWORD),
    env: it.VIGIE_ENV,
    logDays: it.VIGIE_LOG_DAYS,
    alertDays: it.VIGIE_ALERT_DAYS,
    githubSecret: it.VIGIE_GITHUB_SECRET,
    webhookSecret: it.VIGIE_WEBHOOK_SECRET,
    grafana: grafanaOf(it.VIGIE_GRAFANA_URL, it.VIGIE_GRAFANA_TOKEN),
    lokiUrl: it.LOKI_URL,
    publicUrl: it.VIGIE_PUBLIC_URL ?? `http://${it.VIGIE_HOST}:${it.VIGIE_PORT}`,
    notify: {
      webhook: it.VIGIE_NOTIFY_WEBHOOK,
      slack: it.VIGIE_NOTIFY_SLACK,
      email: emailOf(it.VIGIE_SMTP_URL, it.VIGIE_NOTIFY_EMAIL, it.VIGIE_NOTIFY_FROM),
    },
  };
}
