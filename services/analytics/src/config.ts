import path from "node:path";
import { z } from "zod";
import { invalid } from "./platform/errors/index.ts";

const port = z.coerce.number().int().min(1).max(65_535);
const onOff = z.enum(["on", "off"]).transform((value) => value === "on");

const environment = z.object({
  VIGIE_PORT: port.default(4000),
  VIGIE_HOST: z.string().min(1).default("127.0.0.1"),
  VIGIE_DATA_DIR: z.string().min(1).default(".vigie"),
  VIGIE_DEMO: onOff.default(true),
  VIGIE_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  VIGIE_MAX_UPLOAD_MB: z.coerce.number().int().min(1).default(2_048),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  demo: boolean;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  maxUploadBytes: number;
  /** Undefined: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | undefined;
}

/** Reads the settings from the environment once; empty variables count as not set. */
export function parseConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
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
    databaseUrl: it.DATABASE_URL,
  };
}
