import type { Sql } from "@vigie/db";
import type { Config } from "../config.ts";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { readSignals } from "../signals/index.ts";
import { type SignalKind, signalKind } from "../signals/schema.ts";
import { type Annotation, groupSignals } from "./group.ts";
import { readSettings } from "./settings.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { forget: load("forget.sql"), remember: load("remember.sql"), written: load("written.sql") };

const lookBackMs = 3 * 86_400_000;
const groupWithinMs = 15 * 60_000;
const mostSignals = 2_000;
const timeoutMs = 10_000;

type Grafana = NonNullable<Config["grafana"]>;

async function ask({ url, token }: Grafana, method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const init = {
    method,
    headers,
    signal: AbortSignal.timeout(timeoutMs),
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
  return fetch(`${url}${path}`, init).catch(() => {
    throw new VigieError("unavailable", "Grafana does not answer; annotations are written when it does.");
  });
}

function requireOk(response: Response): Response {
  if (response.ok) return response;
  throw new VigieError(
    "unavailable",
    `Grafana refused an annotation with status ${response.status}. Check VIGIE_GRAFANA_TOKEN's role.`,
  );
}

async function put(grafana: Grafana, it: Annotation, known: number | undefined): Promise<number> {
  const body = { time: it.time, timeEnd: it.timeEnd, tags: it.tags, text: it.text };
  if (known !== undefined) {
    const response = await ask(grafana, "PUT", `/api/annotations/${known}`, body);
    if (response.status !== 404) {
      requireOk(response);
      return known;
    }
  }
  const made = (await requireOk(await ask(grafana, "POST", "/api/annotations", body)).json()) as { id: number };
  return made.id;
}

export interface WriteBack {
  written: number;
  removed: number;
}

/** Brings Grafana's annotations in line with the signals of the last days: written once, corrected, and taken away. */
export async function writeAnnotations(sql: Sql, clock: Clock, config: Pick<Config, "grafana">): Promise<WriteBack> {
  const { grafana } = config;
  if (!grafana) return { written: 0, removed: 0 };
  const now = clock();
  const from = new Date(now.getTime() - lookBackMs);
  const { kinds } = await readSettings(sql, config);
  const on = signalKind.options.filter((kind: SignalKind) => kinds[kind]);
  const question = { from, to: now, kinds: on, minSeverity: "info" as const, silenced: false, limit: mostSignals };
  const { rows } = on.length > 0 ? await readSignals(sql, clock, question) : { rows: [] };
  // What began before the window was written when it began, and only its end may still move.
  const wanted = new Map(
    groupSignals(
      rows.filter((it) => new Date(it.started_at) >= from),
      now,
      groupWithinMs,
    ).map((it) => [it.key, it]),
  );
  const known = new Map(
    (await run<{ group_key: string; grafana_id: number; digest: string }>(sql, statements.written, { from })).map(
      (row) => [row.group_key, row],
    ),
  );
  const result = { written: 0, removed: 0 };
  for (const it of wanted.values()) {
    const before = known.get(it.key);
    if (before?.digest === it.digest) continue;
    const grafana_id = await put(grafana, it, before?.grafana_id);
    await run(sql, statements.remember, {
      group_key: it.key,
      grafana_id,
      digest: it.digest,
      started_at: new Date(it.time),
      at: now,
    });
    result.written++;
  }
  for (const { group_key, grafana_id } of known.values()) {
    if (wanted.has(group_key)) continue;
    const response = await ask(grafana, "DELETE", `/api/annotations/${grafana_id}`);
    if (response.status !== 404) requireOk(response);
    await run(sql, statements.forget, { group_key });
    result.removed++;
  }
  return result;
}
