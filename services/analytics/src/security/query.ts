import type { Clock } from "../platform/clock/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { hour, type Window } from "../platform/http/window.ts";
import { type Runner, read, run, statement } from "../platform/sql/index.ts";
import { type Steps, stepsOf } from "../platform/time/steps.ts";
import {
  type CountRow,
  countGroups,
  type GroupRow,
  matrixOf,
  readTrend,
  rulesOf,
  sentenceOf,
  type TrendRow,
  tilesOf,
  trendOf,
} from "./compute.ts";
import { type AlertGroup, type BlindSpot, type Priority, priority, type SecurityDoc } from "./schema.ts";
import type { StakeRow } from "./stake.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  blind: load("blind_spots.sql"),
  groups: load("groups.sql"),
  counts: load("group_counts.sql"),
  groupTrends: load("group_trends.sql"),
  last: load("last_alert.sql"),
  priorityTrend: load("priority_trend.sql"),
  stakes: load("at_stake.sql"),
};

const mostSteps = 72;
/** Longer ranges are counted from whole hours. */
const fineMs = 48 * hour;

export interface SecurityFilter extends Window {
  priorities: Priority[] | null;
  places: string[] | null;
  rules: string[] | null;
  state: "open" | "silenced" | "all";
  tactic: string | undefined;
  technique: string | undefined;
  search: string | undefined;
  limit: number;
}

const isFine = ({ from, to }: Window) => to.getTime() - from.getTime() <= fineMs;

interface Counting extends Window {
  fine: boolean;
  first: Date;
  seconds: number;
}

const countingOf = (window: Window, steps: Steps): Counting => ({
  from: window.from,
  to: window.to,
  fine: isFine(window),
  first: steps.starts[0] ?? window.from,
  seconds: steps.seconds,
});

/** Groups with their counts by step. */
async function withTrends(
  sql: Runner,
  groups: AlertGroup[],
  counting: Counting,
  length: number,
): Promise<AlertGroup[]> {
  const ids = groups.map((group) => group.id);
  const rows = await read<{ group_id: number; steps: string }>(sql, statements.groupTrends, { ...counting, ids });
  const steps = new Map(rows.map((row) => [row.group_id, row.steps]));
  return groups.map((group) => ({ ...group, trend: readTrend(steps.get(group.id), length) }));
}

export interface Groups {
  groups: AlertGroup[];
  silenced: Set<number>;
}

/** Alert groups with something in the range, without their trends. */
async function readGroups(sql: Runner, clock: Clock, window: Window, id: number | null = null): Promise<Groups> {
  const rows = await read<GroupRow>(sql, statements.groups, { ...window, id, now: clock() });
  const counts = await read<CountRow>(sql, statements.counts, { ...window, fine: isFine(window) });
  const stakes = await read<StakeRow>(sql, statements.stakes, { ...window, id });
  const silenced = new Set(rows.filter((row) => row.silenced).map((row) => row.id));
  return { groups: countGroups(rows, counts, stakes), silenced };
}

export async function readGroup(sql: Runner, clock: Clock, window: Window, id: number): Promise<AlertGroup> {
  const everything = { from: new Date(0), to: new Date(clock().getTime() + 1) };
  for (const range of [window, everything]) {
    const { groups } = await readGroups(sql, clock, range, id);
    const steps = stepsOf(range, mostSteps);
    const [found] = await withTrends(sql, groups, countingOf(range, steps), steps.starts.length);
    if (found) return found;
  }
  throw new VigieError("not_found", `There is no alert group ${id}.`);
}

function matches(it: SecurityFilter, silenced: ReadonlySet<number>) {
  const needle = it.search?.toLowerCase();
  return (group: AlertGroup) =>
    (!it.priorities || it.priorities.includes(group.priority)) &&
    (!it.places || it.places.includes(group.place)) &&
    (!it.rules || it.rules.includes(group.rule)) &&
    (it.state === "all" || (it.state === "open" ? group.open : silenced.has(group.id))) &&
    (!needle ||
      [group.rule, group.place, group.sample, ...group.tags].some((text) => text.toLowerCase().includes(needle)));
}

const inCell =
  ({ tactic, technique }: SecurityFilter) =>
  (group: AlertGroup) =>
    !tactic || group.mitre.some((cell) => cell.tactic === tactic && (!technique || cell.technique === technique));

const distinct = <Value>(values: Value[]): Value[] => [...new Set(values)].sort();

/** Everything that the Security page shows for a range. Filters narrow the list, matrix and trend, not the tiles. */
export async function readSecurity(sql: Runner, clock: Clock, it: SecurityFilter): Promise<SecurityDoc> {
  const window = { from: it.from, to: it.to };
  const steps = stepsOf(window, mostSteps);
  const counting = countingOf(window, steps);
  const { groups, silenced } = await readGroups(sql, clock, window);
  const blind_spots = await run<BlindSpot>(sql, statements.blind, { from: it.from, to: it.to });
  const [last] = await run<{ at: string | null }>(sql, statements.last);
  const matching = groups.filter(matches(it, silenced));
  // The matrix is what tactics are chosen from, so that choice alone does not narrow it.
  const shown = matching.filter(inCell(it));
  const ids = shown.map((group) => group.id);
  const trend = await read<TrendRow>(sql, statements.priorityTrend, { ...counting, ids });
  const tiles = tilesOf(groups, silenced, blind_spots.length);
  return {
    sentence: sentenceOf(groups, tiles, Boolean(last?.at)),
    range: { from: it.from.toISOString(), to: it.to.toISOString() },
    tiles,
    trend: trendOf(trend, steps),
    mitre: matrixOf(matching),
    rules: rulesOf(shown),
    groups: await withTrends(sql, shown.slice(0, it.limit), counting, steps.starts.length),
    total: shown.length,
    options: {
      priority: priority.options.filter((name) => groups.some((group) => group.priority === name)),
      place: distinct(groups.map((group) => group.place)),
      rule: distinct(groups.map((group) => group.rule)),
    },
    blind_spots,
    last_alert_at: last?.at ?? null,
    computed_at: clock().toISOString(),
  };
}
