import type { Sql, Tx } from "@vigie/db";
import {
  applyIncidents,
  expectedLoss,
  expectedOrders,
  type IncidentKind,
  makeIncident,
  Pace,
  type SimulatedIncident,
} from "@vigie/simulator";
import { watchBursts } from "../logs/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { json, run, statement, transaction } from "../platform/sql/index.ts";
import { findStockOuts } from "../signals/index.ts";
import { applyChanges, type Changes, compare } from "./change.ts";
import { lockFlow, writeFlow } from "./flow.ts";
import { longestLeadMs, readIncidents, writeHappenings } from "./happenings.ts";
import { type Lines, writeIncidentLines } from "./lines.ts";
import { type DemoShop, requireDemoShop } from "./plan.ts";
import { readPresent } from "./present.ts";

const remember = statement(import.meta.url, "remember_incident.sql");
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const wantedLoss = 20;
/** Of so many standard deviations a loss is plain to see, however the hours of the day lie. */
const plainLoss = 4.5;
const [leastHours, mostHours] = [3, 24];
/** So far back a burst has usual steps enough to stand out from. */
const burstDays = 7;

export interface IncidentRequest {
  kind: IncidentKind;
  /** How long ago it began; by default so long that about 20 orders are lost. */
  hours?: number | undefined;
  size?: number | undefined;
}

export interface MadeIncident {
  incident: SimulatedIncident;
  /** Orders that an hour-by-hour expectation says it stopped so far. */
  expectedLoss: number;
  changes: Changes;
}

/** An incident that began some hours ago and goes on for another hour. */
function design({ plan, level }: DemoShop, { kind, hours, size }: IncidentRequest, now: number) {
  const minute = Math.floor(now / minuteMs) * minuteMs;
  const pace = new Pace(plan, level.ordersPerDay);
  const lasting = (length: number) => {
    const from = Math.round((minute - length * hourMs) / minuteMs) * minuteMs;
    const given = size === undefined ? {} : { size };
    const incident = makeIncident(plan, { kind, seed: plan.seed, from, to: minute + hourMs, ...given });
    // Only hours that are over are judged.
    const whole = { ...incident, to: Math.floor(now / hourMs) * hourMs };
    return {
      incident,
      expectedLoss: expectedLoss(plan, pace, { ...incident, to: minute }),
      lossInWholeHours: expectedLoss(plan, pace, whole),
      ordersInWholeHours: expectedOrders(pace, whole),
    };
  };
  if (hours !== undefined) return lasting(hours);
  const lengths = Array.from({ length: mostHours - leastHours + 1 }, (_, more) => lasting(leastHours + more));
  // What stops no order at all does not stop more of them in a longer time.
  const first = lengths[0]!;
  if (first.expectedLoss === 0) return first;
  const enough = lengths.filter((it) => it.lossInWholeHours >= wantedLoss);
  const plain = enough.find((it) => it.lossInWholeHours >= plainLoss * Math.sqrt(it.ordersInWholeHours));
  return plain ?? enough[0] ?? lengths.at(-1)!;
}

async function change(tx: Tx, shop: DemoShop, incident: SimulatedIncident): Promise<Changes> {
  const until = await lockFlow(tx, shop);
  const running = (await readIncidents(tx)).find((it) => it.kind === incident.kind && it.to > incident.from);
  if (running) {
    const end = `${new Date(running.to).toISOString().slice(0, 16).replace("T", " ")} UTC`;
    throw new VigieError("conflict", `There is an incident ${running.key} until ${end}. Take another kind, or wait.`);
  }
  const span = { from: new Date(incident.from), to: until };
  const present = await readPresent(tx, shop.plan, span);
  const options = { ordersPerDay: shop.level.ordersPerDay, to: until.getTime() };
  const applied = applyIncidents(shop.plan, [incident], options);
  const changes = compare(
    present,
    present.days.map((day) => applied.apply(day)),
  );
  await applyChanges(tx, shop.plan, changes, span);
  await run(tx, remember, { incident: json(incident) });
  return changes;
}

/**
 * Lets an incident into the demo shop that began some hours ago and goes on for another: what it stops is taken out of
 * the tables, what it leaves behind is written, and the demo's jobs go on with it.
 */
export async function injectIncident(
  sql: Sql,
  clock: Clock,
  request: IncidentRequest,
  lines: Lines,
): Promise<MadeIncident> {
  const shop = await requireDemoShop(sql);
  await writeFlow(sql, clock, shop);
  const now = clock();
  const { incident, expectedLoss: loss } = design(shop, request, now.getTime());
  const changes = await transaction(sql, (tx) => change(tx, shop, incident));
  const since = { from: new Date(incident.from - longestLeadMs), to: now };
  await writeHappenings(sql, clock, shop.plan, [incident], since);
  await writeIncidentLines(sql, shop.plan, incident, lines);
  if (incident.kind === "stock_out") await findStockOuts(sql, clock);
  // With Loki away the bursts are found once it is back.
  if ((await lines.store.state()).reachable) await watchBursts(sql, clock, lines.store.source, burstDays);
  return { incident, expectedLoss: loss, changes };
}

/** The incidents of the demo shop, the newest first. */
export async function listIncidents(sql: Sql): Promise<SimulatedIncident[]> {
  await requireDemoShop(sql);
  return (await readIncidents(sql)).toSorted((a, b) => b.from - a.from);
}
