import pino from "pino";

export type Log = pino.Logger;

/** JSON lines on stdout. Fields that could hold personal data or secrets are never given to it; these are a net. */
const redact = ["email", "name", "token", "authorization", "*.email", "*.authorization", "req.headers"];
const rank = ["debug", "info", "warn", "error", "silent"];

/** A log to stdout from `level` on, and to `more`, where lines are kept, from info on. */
export function createLog(service: string, level: string, more?: pino.DestinationStream): Log {
  const kept = more && level !== "silent";
  const streams: pino.StreamEntry[] = [{ level: level as pino.Level, stream: pino.destination(1) }];
  if (kept) streams.push({ level: "info", stream: more });
  const options = { base: { service }, formatters: { level: (label: string) => ({ level: label }) }, redact };
  if (!kept) return pino({ ...options, level });
  return pino({ ...options, level: rank.indexOf(level) < 1 ? level : "info" }, pino.multistream(streams));
}
