import type { Sql } from "@vigie/db";
import { seasonalWatch } from "@vigie/statistics";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { type Extent, needCustomers, readExtent, readHours } from "./hours.ts";
import { beginWalk, type Judged, judged, walk } from "./judge.ts";
import { type MarkRules, marksOf, readMarkRules, verdictsOf } from "./marks.ts";
import { type Monitor, watchOptionsOf } from "./monitors.ts";
import { type HourSeries, seriesOf, toHour } from "./observe.ts";
import { readMonitors } from "./settings.ts";
import { readSlots, type SlotOf } from "./slots.ts";
import { forgetStates, type Kept, loadStates, madeWith, type Saved, type States, saveStates } from "./states.ts";
import { writeAnomalies } from "./write.ts";

const takeChanged = statement(import.meta.url, "take_changed.sql");

/** An hour is judged this long after its end, when the last facts of it have come. */
const graceMs = 90_000;
/** Hours that are judged again with every look, so that late facts are heard. */
const lookBackHours = 48;
/** Silence up to this long is judged. Of a longer one the shop is not to blame: an import of old data, a delivery that stopped. */
const silentHours = 48;
const longestHours = 52 * 7 * 24;
const chunkHours = 4 * 7 * 24;
const mostPending = 1_000;

export interface LookResult {
  /** Hours judged, over all series. */
  buckets: number;
  series: number;
  /** Anomalies written or dropped. */
  changed: number;
  /** Hours since 1970 up to which all is judged now. */
  to: number;
}

interface Look {
  extent: Extent;
  to: number;
  from: number;
  rules: MarkRules;
  slotOf: SlotOf;
  verdicts: string;
  monitors: Monitor[];
  states: States;
}

/** Whether a kept state cannot be gone on from: hours before its checkpoint have changed. */
const isStale = ({ from }: Kept, changed: number | null) => changed !== null && changed < from;

/** What there is to judge, without the states: looked at every few seconds, mostly in vain. */
type Ahead = Omit<Look, "states" | "slotOf" | "from"> & { earliest: number };

async function prepare(sql: Sql, now: Date): Promise<Ahead | undefined> {
  const extent = await readExtent(sql, now);
  if (!extent || extent.pending >= mostPending) return undefined;
  const complete = toHour(now.getTime() - graceMs);
  const to = complete <= extent.end + silentHours ? complete : extent.end;
  const earliest = Math.max(extent.first, to - longestHours);
  const monitors = (await readMonitors(sql)).filter((it) => it.settings.enabled);
  const rules = await readMarkRules(sql, { from: earliest, to });
  return { extent, to, earliest, rules, verdicts: verdictsOf(rules), monitors };
}

async function readStates(sql: Sql, { extent, monitors, verdicts }: Ahead, whole: boolean): Promise<States> {
  const states = await loadStates(sql, monitors, verdicts, { whole });
  for (const [id, kept] of states) {
    if (kept.some((it) => isStale(it, extent.changed))) states.set(id, []);
  }
  return states;
}

async function begin(sql: Sql, ahead: Ahead): Promise<Look> {
  const states = await readStates(sql, ahead, true);
  const kept = [...states.values()];
  const begun = kept.every((of) => of.length > 0);
  const from = begun ? Math.min(...kept.flat().map((it) => it.from)) : ahead.earliest;
  return { ...ahead, states, from, slotOf: await readSlots(sql) };
}

/** Nothing to do: every series is judged up to now, and nothing changed in what was judged. */
function isUpToDate({ extent, to }: Ahead, states: States): boolean {
  const all = [...states.values()];
  if (all.some((of) => of.length === 0)) return false;
  const judgedTo = Math.min(...all.flat().map((it) => it.judgedTo));
  return judgedTo >= to && (extent.changed === null || extent.changed >= judgedTo);
}

interface Turn {
  found: Judged[];
  saved: Map<string, Saved>;
  buckets: number;
}

/** Takes every series of a monitor over one stretch of hours. */
function walkMonitor(it: Look, monitor: Monitor, series: readonly HourSeries[], to: number, turn: Turn): void {
  const walks = it.states.get(monitor.id) ?? [];
  const calendar = { slotOf: it.slotOf, marks: marksOf(it.rules, monitor) };
  const checkpoint = it.to - lookBackHours;
  for (const one of series) {
    if (walks.some((walk) => walk.value === one.value && walk.currency === one.currency)) continue;
    const first = Math.min(...one.hours.keys());
    walks.push({ ...beginWalk(monitor, one.value, one.currency, first), from: first, judgedTo: first });
  }
  it.states.set(monitor.id, walks);
  const hours = new Map(series.map((one) => [`${one.value}\n${one.currency}`, one.hours]));
  for (const walking of walks) {
    const own = hours.get(`${walking.value}\n${walking.currency}`) ?? new Map();
    const before = walking.next;
    turn.found.push(...walk(monitor, walking, own, Math.min(to, checkpoint), calendar));
    if (walking.next >= checkpoint) keep(it, monitor, walking, turn);
    turn.found.push(...walk(monitor, walking, own, to, calendar));
    turn.buckets += walking.next - before;
  }
}

/** The state from which the next look goes on: that of some time ago, or of its first hour where it is younger. */
function keep(it: Look, monitor: Monitor, walking: Kept, turn: Turn): void {
  const key = `${monitor.id}\n${walking.value}\n${walking.currency}`;
  if (turn.saved.has(key)) return;
  turn.saved.set(key, {
    monitor: monitor.id,
    value: walking.value,
    currency: walking.currency,
    checkpoint: structuredClone(walking.state),
    checkpoint_at: walking.next,
    judged_to: it.to,
    learning: false,
    made_with: madeWith(monitor, it.verdicts),
  });
}

/** What still goes on at the end, and whether a series knows enough yet. */
function conclude(it: Look, turn: Turn): void {
  for (const monitor of it.monitors) {
    const watch = seasonalWatch(watchOptionsOf(monitor));
    for (const walking of it.states.get(monitor.id) ?? []) {
      const open = watch.finding(walking.state);
      if (open) turn.found.push(judged(monitor, walking, open, true));
      const saved = turn.saved.get(`${monitor.id}\n${walking.value}\n${walking.currency}`);
      if (saved) saved.learning = walking.learning;
    }
  }
}

/**
 * Judges every complete hour that was not judged yet, and the last two days again. Its cost follows the new hours and the
 * series, not history; only what changed further back makes it learn anew.
 */
export async function look(
  sql: Sql,
  clock: Clock,
  onProgress: (share: number) => Promise<void> = async () => {},
): Promise<LookResult | undefined> {
  const ahead = await prepare(sql, clock());
  if (!ahead) return undefined;
  const watched = ahead.monitors.map((monitor) => monitor.id);
  await forgetStates(sql, watched, clock());
  if (isUpToDate(ahead, await readStates(sql, ahead, false))) return undefined;
  const it = await begin(sql, ahead);
  const turn: Turn = { found: [], saved: new Map(), buckets: 0 };
  const customers = needCustomers(it.monitors);
  const dimensions = [...new Set(it.monitors.map((monitor) => monitor.dimension))];
  const chunks = Math.max(1, Math.ceil((it.to - it.from) / chunkHours));
  for (let chunk = 0; chunk < chunks; chunk++) {
    const from = it.from + chunk * chunkHours;
    const to = Math.min(it.to, from + chunkHours);
    for (const [index, dimension] of dimensions.entries()) {
      const rows = await readHours(sql, { dimension, from, to, customers });
      for (const monitor of it.monitors.filter((one) => one.dimension === dimension))
        walkMonitor(it, monitor, seriesOf(monitor, rows), to, turn);
      await onProgress((chunk + (index + 1) / dimensions.length) / chunks);
    }
  }
  conclude(it, turn);
  const series = [...it.states.entries()].flatMap(([monitor, of]) => of.map((walking) => ({ monitor, ...walking })));
  const changed = await writeAnomalies(sql, clock(), turn.found, series);
  await saveStates(sql, [...turn.saved.values()]);
  if (it.extent.version !== null) await run(sql, takeChanged, { version: it.extent.version });
  return { buckets: turn.buckets, series: series.length, changed, to: it.to };
}
