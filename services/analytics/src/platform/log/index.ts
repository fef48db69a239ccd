import pino from "pino";

export type Log = pino.Logger;

/** JSON lines on stdout. Fields that could hold personal data or secrets are never given to it; these are a net. */
export function createLog(service: string, level: string): Log {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ["email", "name", "token", "authorization", "*.email", "*.authorization", "req.headers"],
  });
}
