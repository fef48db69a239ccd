import type { Sql, Tx } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { noteIngest } from "../platform/ingest/index.ts";
import { json, run, statement, transaction } from "../platform/sql/index.ts";
import { episodesOf } from "./episodes.ts";
import type { Alert } from "./parse.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  blind: load("note_blind_spots.sql"),
  containers: load("known_containers.sql"),
  count: load("count_alerts.sql"),
  episodes: load("extend_episodes.sql"),
  groups: load("make_groups.sql"),
  insert: load("insert_alerts.sql"),
};

/** Alerts of a group with no more than this between them are one signal on the time axis. */
export const episodeGapMs = 30 * 60_000;

export interface Kept {
  /** One for each alert given: true where it was new. */
  isNew: boolean[];
}

interface Options {
  /** Called inside the transaction with the alerts that were new, so that what it does stands or falls with them. */
  forward?: (tx: Tx, alerts: Alert[]) => Promise<void>;
}

const groupKey = (it: { rule: string; place_kind: string; place: string }) =>
  JSON.stringify([it.rule, it.place_kind, it.place]);

async function named(tx: Tx, alerts: Alert[]): Promise<Alert[]> {
  const nameless = alerts.flatMap((it) =>
    it.containerId !== null && it.place.endsWith(it.containerId) ? [it.containerId] : [],
  );
  if (nameless.length === 0) return alerts;
  const rows = await run<{ container_id: string; place: string; image: string | null }>(tx, statements.containers, {
    ids: [...new Set(nameless)],
  });
  const known = new Map(rows.map((row) => [row.container_id, row]));
  for (const it of alerts) {
    if (it.containerId && !it.place.endsWith(it.containerId)) {
      known.set(it.containerId, { container_id: it.containerId, place: it.place, image: it.image });
    }
  }
  return alerts.map((it) => {
    const found = it.containerId && it.place.endsWith(it.containerId) ? known.get(it.containerId) : undefined;
    return found ? { ...it, place: found.place, image: it.image ?? found.image } : it;
  });
}

function toRow(it: Alert) {
  return {
    identity: it.identity,
    rule: it.rule,
    place_kind: it.placeKind,
    place: it.place,
    source: it.source,
    hostname: it.hostname,
    container_id: it.containerId,
    image: it.image,
    namespace: it.namespace,
    pod: it.pod,
    priority: it.priority,
    tags: it.tags,
    at_ns: it.atNs,
    output: it.output,
    format: it.format,
    raw: it.raw,
  };
}

async function write(tx: Tx, given: Alert[], at: Date, forward: Options["forward"]): Promise<Kept> {
  const alerts = await named(tx, given);
  const rows = alerts.map(toRow);
  const groups = await run<{ id: number; rule: string; place_kind: string; place: string }>(tx, statements.groups, {
    rows: json(rows.map(({ raw: _, ...row }) => row)),
  });
  const ids = new Map(groups.map((group) => [groupKey(group), group.id]));
  const placed = rows.map((row) => ({ ...row, group_id: ids.get(groupKey(row)) ?? 0 }));
  const inserted = await run<{ identity: string }>(tx, statements.insert, { rows: json(placed), at });
  const fresh = new Set(inserted.map((row) => row.identity));
  // The first of each identity counts; its twins in the same batch are duplicates.
  const isNew = alerts.map((it) => fresh.delete(it.identity));
  const added = placed.filter((_, index) => isNew[index]).map(({ raw: _, ...row }) => row);
  if (added.length > 0) {
    await run(tx, statements.count, { rows: json(added) });
    const gap = `${episodeGapMs} milliseconds`;
    await run(tx, statements.episodes, { rows: json(episodesOf(added, episodeGapMs)), gap, at });
  }
  const news = alerts.filter((_, index) => isNew[index]);
  const blind = news.flatMap((it) => (it.blind ? [{ ...toRow(it), ...it.blind }] : []));
  if (blind.length > 0) await run(tx, statements.blind, { rows: json(blind) });
  if (forward && news.length > 0) await forward(tx, news);
  await noteIngest(tx, "falco", at, { accepted: added.length, duplicates: alerts.length - added.length });
  return { isNew };
}

/** Keeps alerts: raw, grouped, counted and as signals, in one transaction. One that is known changes nothing. */
export async function keepAlerts(sql: Sql, clock: Clock, alerts: Alert[], { forward }: Options = {}): Promise<Kept> {
  return transaction(sql, (tx) => write(tx, alerts, clock(), forward));
}
