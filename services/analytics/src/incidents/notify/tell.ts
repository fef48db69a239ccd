import type { Sql } from "@vigie/db";
import type { Clock } from "../../platform/clock/index.ts";
import type { Log } from "../../platform/log/index.ts";
import { json, run, statement } from "../../platform/sql/index.ts";
import { readRows, toIncident } from "../query.ts";
import type { Incident } from "../schema.ts";
import type { Channel } from "./channels.ts";
import { moneyOf, occasionOf, type Told } from "./decide.ts";
import { type Message, messageOf, type Occasion } from "./message.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { told: load("read_told.sql"), note: load("note_told.sql"), event: load("../add_event.sql") };

/** What is kept of the telling: the last occasion, and who has heard of it. */
interface Kept extends Told {
  heard: string[];
}

interface Deps {
  sql: Sql;
  clock: Clock;
  log: Log;
  publicUrl: string;
}

/** Tells those who have not heard yet. One that fails is tried again with the next turn; the others are not told twice. */
async function deliver(message: Message, channels: readonly Channel[], heard: string[], log: Log): Promise<string[]> {
  const all = [...heard];
  for (const channel of channels.filter(({ name }) => !heard.includes(name))) {
    try {
      await channel.send(message);
      all.push(channel.name);
    } catch (error) {
      log.warn(
        { err: error, channel: channel.name, incident: message.incident.id },
        "a notification was not delivered",
      );
    }
  }
  return all;
}

const texts: Record<Occasion, string> = {
  opened: "Told of it",
  grew: "Told that it has grown",
  ended: "Told that it is over",
};

async function tellOne(it: Incident, kept: Kept | null, channels: readonly Channel[], deps: Deps): Promise<number> {
  const { sql, clock, log } = deps;
  const now = clock();
  const waiting = kept !== null && channels.some(({ name }) => !kept.heard.includes(name));
  const fresh = occasionOf(it, kept, now);
  const occasion = fresh ?? (waiting && occasionOf(it, null, now) ? kept.occasion : undefined);
  if (!occasion) return 0;
  const before = fresh || !kept ? [] : kept.heard;
  const heard = await deliver(messageOf(it, occasion, deps.publicUrl), channels, before, log);
  const told: Kept = { occasion, money: moneyOf(it), severity: it.severity, heard };
  await run(sql, statements.note, { id: it.id, told: json(told) });
  const by = heard.filter((name) => !before.includes(name));
  // Grafana's rule and the page hear of growth too where nobody is told from here.
  if (fresh === "grew") await run(sql, statements.event, { incident: it.id, kind: "grew", at: now, text: it.title });
  if (by.length === 0) return 0;
  const text = `${texts[occasion]} by ${by.join(" and ")}`;
  await run(sql, statements.event, { incident: it.id, kind: "notified", at: now, text });
  return by.length;
}

/** Tells people of incidents: once, again when one has grown, and when it is over. Answers how many messages went out. */
export async function tellIncidents(channels: readonly Channel[], deps: Deps): Promise<number> {
  const rows = await run<{ id: number; told: Kept | null }>(deps.sql, statements.told, { now: deps.clock() });
  let sent = 0;
  for (const { id, told } of rows) {
    const [row] = await readRows(deps.sql, { id });
    if (row) sent += await tellOne(toIncident(row), told, channels, deps);
  }
  return sent;
}
