import { z } from "zod";
import { levelInLine, levelOf } from "../level.ts";
import { bounded, jsonFields, labelOf, type NewLine } from "../line.ts";
import type { Read } from "./otlp.ts";

const entry = z
  .tuple([z.string().regex(/^\d{1,19}$/, "must be nanoseconds since 1970, as text"), z.string()])
  .rest(z.unknown());
const request = z.object({
  streams: z.array(z.object({ stream: z.record(z.string(), z.string()), values: z.array(z.unknown()) })),
});
const protoRequest = z.object({
  streams: z
    .array(
      z.object({
        labels: z.string().default("{}"),
        entries: z
          .array(
            z.object({
              timestamp: z
                .object({ seconds: z.string().default("0"), nanos: z.number().default(0) })
                .default({ seconds: "0", nanos: 0 }),
              line: z.string().default(""),
              structuredMetadata: z
                .array(z.object({ name: z.string().default(""), value: z.string().default("") }))
                .default([]),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

const first = (labels: Record<string, string>, names: readonly string[]) =>
  names.map((name) => labels[name]).find(Boolean);

/** The few labels we keep; what else a sender labels its lines with becomes attributes. */
const known = {
  service: ["service_name", "service", "app", "application", "compose_service", "container", "container_name", "job"],
  env: ["env", "environment", "deployment_environment", "deployment_environment_name", "namespace"],
  level: ["level", "severity", "detected_level", "lvl"],
  source: ["source"],
} as const;
const ours = new Set<string>([...known.service.slice(0, 1), "env", "level", "source"]);

function toLine(ns: string, text: string, labels: Record<string, string>, more: Record<string, unknown>): NewLine {
  const line = bounded(text);
  const said = levelOf(first(labels, known.level));
  const others = Object.fromEntries(Object.entries(labels).filter(([name]) => !ours.has(name)));
  return {
    ns,
    service: labelOf(first(labels, known.service), "unknown"),
    env: labelOf(first(labels, known.env), "unknown"),
    level: said === "unknown" ? levelInLine(line, jsonFields(line)) : said,
    source: labelOf(labels["source"], "push"),
    line,
    attributes: { ...others, ...more },
  };
}

/** Reads Loki's JSON push format. */
export function readPush(value: unknown): Read {
  const read: Read = { lines: [], rejected: [] };
  for (const { stream, values } of request.parse(value).streams) {
    for (const given of values) {
      const parsed = entry.safeParse(given);
      if (parsed.success) {
        const [ns, line, more] = parsed.data;
        read.lines.push(toLine(ns, line, stream, typeof more === "object" && more !== null ? { ...more } : {}));
      } else {
        read.rejected.push({
          message: parsed.error.issues[0]?.message ?? "is no entry",
          text: JSON.stringify({ stream, values: [given] }),
        });
      }
    }
  }
  return read;
}

/**
 * Labels as Loki's protobuf format writes them.
 * @example parseLabels('{app="web", level="info"}') // { app: "web", level: "info" }
 */
export function parseLabels(text: string): Record<string, string> {
  const pairs = text.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*("(?:[^"\\]|\\.)*"|`[^`]*`)/g);
  return Object.fromEntries(
    [...pairs].map(([, name = "", quoted = '""']) => [
      name,
      quoted.startsWith("`") ? quoted.slice(1, -1) : unquote(quoted),
    ]),
  );
}

function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}

/** Reads Loki's protobuf push format, after decoding. */
export function readProtoPush(value: unknown): Read {
  const lines = protoRequest.parse(value).streams.flatMap(({ labels, entries }) => {
    const stream = parseLabels(labels);
    return entries.map(({ timestamp, line, structuredMetadata }) => {
      const ns = BigInt(timestamp.seconds) * 1_000_000_000n + BigInt(timestamp.nanos);
      const more = Object.fromEntries(structuredMetadata.map(({ name, value: it }) => [name, it]));
      return toLine(String(ns), line, stream, more);
    });
  });
  return { lines, rejected: [] };
}
