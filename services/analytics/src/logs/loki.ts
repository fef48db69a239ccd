import { levelInLine, levelOf } from "./level.ts";
import { attributesOf, instantOf, messageOf, type NewLine } from "./line.ts";
import { toLogQl } from "./logql.ts";
import { type LogLine, logLevel } from "./schema.ts";
import type { Labels, LinesQuery, LogSource, VolumeQuery, VolumeRow } from "./source.ts";

/** Loki said no to the lines themselves; sending them again would not help. */
export class LokiRefused extends Error {}
/** Loki could not be reached or could not serve; the same request may do later. */
export class LokiAway extends Error {}

const timeoutMs = 10_000;
/** Loki's own limit for one question. */
const mostEntries = 5_000;

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new LokiAway(error instanceof Error ? error.message : "no answer");
  }
  if (response.ok) return response;
  const text = (await response.text().catch(() => "")).trim().slice(0, 500);
  if (response.status >= 500 || response.status === 429 || response.status === 404)
    throw new LokiAway(`${response.status} ${text}`);
  throw new LokiRefused(text || `status ${response.status}`);
}

/** Lines in Loki's push format, one stream for each set of labels. */
export function toPush(lines: readonly NewLine[]): string {
  const streams = Map.groupBy(lines, ({ service, env, level, source }) =>
    JSON.stringify([service, env, level, source]),
  );
  return JSON.stringify({
    streams: [...streams.values()].map((members) => {
      const [{ service, env, level, source }] = members as [NewLine, ...NewLine[]];
      return {
        stream: { service_name: service, env, level, source },
        values: members.map((it) => [it.ns, it.line, attributesOf(it.attributes)]),
      };
    }),
  });
}

export async function push(url: string, payload: string): Promise<void> {
  await ask(`${url}/loki/api/v1/push`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: payload,
  });
}

const nanos = (at: Date): bigint => BigInt(at.getTime()) * 1_000_000n;

interface Streams {
  data: {
    result: {
      stream: Record<string, string>;
      values: [string, string, { structuredMetadata?: Record<string, string> }?][];
    }[];
  };
}

interface Matrix {
  data: { result: { metric: Record<string, string>; values: [number, string][] }[] };
}

const labelsOf = (stream: Record<string, string>) => ({
  service: stream["service_name"] ?? "unknown",
  env: stream["env"] ?? "unknown",
  source: stream["source"] ?? "unknown",
});

function readLines({ data }: Streams): { ns: bigint; line: Omit<LogLine, "id"> }[] {
  return data.result.flatMap(({ stream, values }) =>
    values.map(([ns, line, more]) => ({
      ns: BigInt(ns),
      line: {
        at: instantOf(Number(BigInt(ns) / 1_000n)),
        ...labelsOf(stream),
        level: stream["level"] ? levelOf(stream["level"]) : levelInLine(line, undefined),
        line,
        message: messageOf(line),
        attributes: withoutOwn(more?.structuredMetadata ?? {}),
      },
    })),
  );
}

/** What Loki adds by itself is not the line's. */
const withoutOwn = ({ detected_level: _, ...rest }: Record<string, string>) => rest;

/** A place among lines of the same nanosecond: its time, and how many of them were seen. */
function edgeOf(cursor: string | undefined): { ns: bigint; seen: number } | undefined {
  const [, ns, seen] = /^(\d{1,19})-(\d{1,9})$/.exec(cursor ?? "") ?? [];
  return ns && seen ? { ns: BigInt(ns), seen: Number(seen) } : undefined;
}

async function query(base: string, parameters: Record<string, string>): Promise<unknown> {
  const headers = { "x-loki-response-encoding-flags": "categorize-labels" };
  return (await ask(`${base}/loki/api/v1/query_range?${new URLSearchParams(parameters)}`, { headers })).json();
}

async function readBefore(base: string, it: LinesQuery): Promise<LogLine[]> {
  const edge = edgeOf(it.before);
  const seen = edge?.seen ?? 0;
  const found = readLines(
    (await query(base, {
      query: toLogQl(it),
      start: String(nanos(it.from)),
      end: String(edge ? edge.ns + 1n : nanos(it.to)),
      limit: String(Math.min(mostEntries, it.limit + seen)),
      direction: "backward",
    })) as Streams,
  ).sort((a, b) => (a.ns < b.ns ? 1 : a.ns > b.ns ? -1 : 0));
  let [last, count] = [-1n, 0];
  const placed = found.map(({ ns, line }) => {
    count = ns === last ? count + 1 : 1;
    last = ns;
    return { id: `${ns}-${count}`, ...line };
  });
  return placed.slice(seen, seen + it.limit);
}

async function readAfter(base: string, it: LinesQuery): Promise<LogLine[]> {
  const edge = edgeOf(it.after);
  const found = readLines(
    (await query(base, {
      query: toLogQl(it),
      start: String(edge ? edge.ns + 1n : nanos(it.from)),
      end: String(nanos(it.to)),
      limit: String(it.limit),
      direction: "forward",
    })) as Streams,
  ).sort((a, b) => (a.ns < b.ns ? -1 : a.ns > b.ns ? 1 : 0));
  return found.map(({ ns, line }) => ({ id: `${ns}-1`, ...line }));
}

/** `count_over_time` looks back, without its first instant and with its last; the offset turns that round, to the millisecond. */
async function readVolume(base: string, { from, to, stepSeconds, ...filter }: VolumeQuery): Promise<VolumeRow[]> {
  const { data } = (await query(base, {
    query: `sum by (service_name, level) (count_over_time(${toLogQl(filter)}[${stepSeconds}s] offset 1ms))`,
    start: String(nanos(from) + BigInt(stepSeconds) * 1_000_000_000n),
    end: String(nanos(to)),
    step: `${stepSeconds}s`,
  })) as Matrix;
  return data.result.flatMap(({ metric, values }) =>
    values.map(([second, lines]) => ({
      service: metric["service_name"] ?? "unknown",
      level: levelOf(metric["level"]),
      at: new Date((second - stepSeconds) * 1_000),
      lines: Number(lines),
    })),
  );
}

async function readLabels(base: string, { from, to }: { from: Date; to: Date }): Promise<Labels> {
  const parameters = new URLSearchParams({
    "match[]": '{service_name=~".+"}',
    start: String(nanos(from)),
    end: String(nanos(to)),
  });
  const { data } = (await (await ask(`${base}/loki/api/v1/series?${parameters}`)).json()) as {
    data?: Record<string, string>[];
  };
  const series = data ?? [];
  const distinct = (values: string[]) => [...new Set(values)].sort();
  const levels = new Set(series.map((it) => levelOf(it["level"])));
  return {
    service: distinct(series.map((it) => labelsOf(it).service)),
    level: logLevel.options.filter((level) => levels.has(level)),
    env: distinct(series.map((it) => labelsOf(it).env)),
    source: distinct(series.map((it) => labelsOf(it).source)),
  };
}

/** Log lines in Loki, by its HTTP interface. */
export function createLokiSource(base: string): LogSource {
  return {
    kind: "loki",
    write: async (lines) => {
      if (lines.length > 0) await push(base, toPush(lines));
    },
    lines: (it) => (it.after !== undefined ? readAfter(base, it) : readBefore(base, it)),
    volume: (it) => readVolume(base, it),
    labels: (it) => readLabels(base, it),
  };
}
