import type { LogLevel } from "./schema.ts";

const names: Record<string, LogLevel> = {
  fatal: "fatal",
  critical: "fatal",
  crit: "fatal",
  emergency: "fatal",
  emerg: "fatal",
  alert: "fatal",
  panic: "fatal",
  error: "error",
  err: "error",
  eror: "error",
  severe: "error",
  warn: "warn",
  warning: "warn",
  info: "info",
  information: "info",
  informational: "info",
  notice: "info",
  debug: "debug",
  trace: "debug",
  verbose: "debug",
};

/** pino's and bunyan's numbers. */
const ofNumber = (value: number): LogLevel =>
  value >= 60
    ? "fatal"
    : value >= 50
      ? "error"
      : value >= 40
        ? "warn"
        : value >= 30
          ? "info"
          : value >= 10
            ? "debug"
            : "unknown";

/** One of our levels for however a logger writes it. */
export function levelOf(value: unknown): LogLevel {
  if (typeof value === "number") return ofNumber(value);
  if (typeof value !== "string") return "unknown";
  return names[value.trim().toLowerCase()] ?? (/^\d+$/.test(value) ? ofNumber(Number(value)) : "unknown");
}

/**
 * OpenTelemetry's severity number.
 * @see https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber
 */
export function levelOfSeverity(number: number): LogLevel {
  if (number >= 21) return "fatal";
  if (number >= 17) return "error";
  if (number >= 13) return "warn";
  if (number >= 9) return "info";
  return number >= 1 ? "debug" : "unknown";
}

const worded = /\b(fatal|critical|panic|error|warn(?:ing)?|info|notice|debug|trace)\b/i;

/** The level that a line itself tells: a JSON field, else the first word that names one. */
export function levelInLine(line: string, fields: Record<string, unknown> | undefined): LogLevel {
  if (fields) return levelOf(fields["level"] ?? fields["severity"] ?? fields["lvl"] ?? fields["log.level"]);
  return levelOf(/\blevel=("?)(\w+)\1/i.exec(line)?.[2] ?? worded.exec(line.slice(0, 200))?.[1]);
}
