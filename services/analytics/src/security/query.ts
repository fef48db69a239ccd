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
  rulesOf,
  sentenceOf,
  tilesOf,
  trendOf,
} from "./compute.ts";
import type { AlertGroup, BlindSpot, Priority, SecurityDoc } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  blind: load("blind_spots.sql"),
  groups: load("groups.sql"),
  hourCounts: load("hour_counts.sql"),
  last: load("last_alert.sql"),
  stepCounts: load("step_counts.sql"),
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

async function readCounts(sql: Runner, { from, to }: Window, steps: Steps): Promise<CountRow[]> {
  const it = to.getTime() - from.getTime() <= fineMs ? statements.stepCounts : statements.hourCounts;
  return read<CountRow>(sql, it, { from, to, first: steps.starts[0] ?? from, seconds: steps.seconds });
}

export interface Groups {
  groups: AlertGroup[];
  silenced: Set<number>;
  steps: Steps;
}

/** Alert groups with something in the range. */
export async function readGroups(sql: Runner, clock: Clock, window: Window, id: number | null = null): Promise<Groups> {
  const steps = stepsOf(window, mostSteps);
  const rows = await read<GroupRow>(sql, statements.groups, { ...window, id, now: clock() });
  const counts = await readCounts(sql, window, steps);
  const silenced = new Set(rows.filter((row) => row.silenced).map((row) => row.id));
  return { groups: countGroups(rows, counts, steps), silenced, steps };
}

export async function readGroup(sql: Runner, clock: Clock, window: Window, id: number): Promise<AlertGroup> {
  const { groups } = await readGroups(sql, clock, window, id);
  const found = groups[0] ?? (await readGroups(sql, clock, { from: new Date(0), to: clock() }, id)).groups[0];
  if (!found) throw new VigieError("not_found", `There is no alert group ${id}.`);
  return found;
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
  const { groups, silenced, steps } = await readGroups(sql, clock, { from: it.from, to: it.to });
  const blind_spots = await run<BlindSpot>(sql, statements.blind, { from: it.from, to: it.to });
  const [last] = await run<{ at: string | null }>(sql, statements.last);
  const matching = groups.filter(matches(it, silenced));
  // The matrix is what tactics are chosen from, so that choice alone does not narrow it.
  const shown = matching.filter(inCell(it));
  const tiles = tilesOf(groups, silenced, blind_spots.length);
  return {
    sentence: sentenceOf(groups, tiles, Boolean(last?.at)),
    range: { from: it.from.toISOString(), to: it.to.toISOString() },
    tiles,
    trend: trendOf(shown, steps),
    mitre: matrixOf(matching),
    rules: rulesOf(shown),
    groups: shown.slice(0, it.limit),
    total: shown.length,
    options: {
      priority: [...new Set(groups.map((group) => group.priority))],
      place: distinct(groups.map((group) => group.place)),
      rule: distinct(groups.map((group) => group.rule)),
    },
    blind_spots,
    last_alert_at: last?.at ?? null,
    computed_at: clock().toISOString(),
  };
}
