import type { Steps } from "../platform/time/steps.ts";
import { untouched } from "../triage/index.ts";
import type { TriageState } from "../triage/schema.ts";
import { mitreOf, tacticOrder } from "./mitre.ts";
import { type AlertGroup, type Priority, priority, type SecurityDoc } from "./schema.ts";
import { byStake, type StakeRow, stakeWords } from "./stake.ts";

type Counted = "priority" | "alerts" | "trend" | "mitre" | "url" | "triage" | "at_stake";

export interface GroupRow extends Omit<AlertGroup, Counted> {
  priority: number;
  /** Null: nobody has said anything yet. */
  triage: TriageState | null;
  silenced: boolean;
}

export interface CountRow {
  group_id: number;
  alerts: number;
}

/** Alerts of a priority in a step. */
export interface TrendRow {
  priority: number;
  step: number;
  alerts: number;
}

export const priorityName = (rank: number): Priority => priority.options[rank] ?? "Debug";

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** The step that counts: an alert of the first hour may lie before the first step. */
const within = (step: number, length: number): number => Math.min(Math.max(step, 0), length - 1);

/** Groups with something in the range, by money at stake and then as they came. */
export function countGroups(
  rows: readonly GroupRow[],
  counts: readonly CountRow[],
  stakes: readonly StakeRow[],
): AlertGroup[] {
  const alerts = new Map(counts.map((row) => [row.group_id, row.alerts]));
  const stakeOf = new Map(stakes.map((row) => [row.group_id, row.at_stake]));
  const groups = rows.flatMap(({ silenced: _, ...row }) => {
    const n = alerts.get(row.id) ?? 0;
    if (n === 0) return [];
    const more = { priority: priorityName(row.priority), mitre: mitreOf(row.tags), triage: row.triage ?? untouched };
    return [{ ...row, ...more, alerts: n, trend: [], url: null, at_stake: stakeOf.get(row.id) ?? null }];
  });
  return byStake(groups);
}

/**
 * Reads the steps of a group.
 * @example readTrend("0:2,3:1", 4) // [2, 0, 0, 1]
 */
export function readTrend(steps: string | undefined, length: number): number[] {
  const trend = zeros(length);
  for (const pair of steps ? steps.split(",") : []) {
    const [step = 0, n = 0] = pair.split(":").map(Number);
    const at = within(step, length);
    trend[at] = (trend[at] ?? 0) + n;
  }
  return trend;
}

export function trendOf(rows: readonly TrendRow[], steps: Steps): SecurityDoc["trend"] {
  const length = steps.starts.length;
  const by_priority = [...Map.groupBy(rows, (row) => row.priority)]
    .sort(([a], [b]) => a - b)
    .map(([rank, of]) => {
      const counts = zeros(length);
      for (const { step, alerts } of of) counts[within(step, length)] = (counts[within(step, length)] ?? 0) + alerts;
      return { priority: priorityName(rank), counts };
    });
  return { steps: steps.starts.map((at) => at.toISOString()), step_seconds: steps.seconds, by_priority };
}

export function matrixOf(groups: readonly AlertGroup[]): SecurityDoc["mitre"] {
  const cells = groups.flatMap((group) => group.mitre.map((it) => ({ ...it, group })));
  const sum = (members: { group: AlertGroup }[]) => {
    const distinct = [...new Set(members.map((it) => it.group))];
    return { groups: distinct.length, alerts: distinct.reduce((total, it) => total + it.alerts, 0) };
  };
  return [...Map.groupBy(cells, (cell) => cell.tactic)]
    .map(([tactic, members]) => ({
      tactic,
      techniques: [...Map.groupBy(members, (cell) => cell.technique)]
        .flatMap(([technique, of]) => (technique ? [{ technique, ...sum(of) }] : []))
        .sort((a, b) => a.technique.localeCompare(b.technique)),
      ...sum(members),
    }))
    .sort((a, b) => tacticOrder(a.tactic) - tacticOrder(b.tactic));
}

export function rulesOf(groups: readonly AlertGroup[]): SecurityDoc["rules"] {
  return [...Map.groupBy(groups, (group) => group.rule)]
    .map(([rule, members]) => {
      const judged = members.filter((it) => it.triage.verdict !== null);
      const wrong = judged.filter((it) => it.triage.verdict === "false_alarm").length;
      const worst = Math.min(...members.map((it) => priority.options.indexOf(it.priority)));
      return {
        rule,
        priority: priorityName(worst),
        groups: members.length,
        alerts: members.reduce((sum, it) => sum + it.alerts, 0),
        verdicts: judged.length,
        false_alarms: wrong,
        false_alarm_share: judged.length === 0 ? null : wrong / judged.length,
      };
    })
    .sort((a, b) => b.alerts - a.alerts || a.rule.localeCompare(b.rule));
}

const isCritical = (group: AlertGroup) => priority.options.indexOf(group.priority) <= 2;

export function tilesOf(groups: readonly AlertGroup[], silenced: ReadonlySet<number>, blindSpots: number) {
  const open = groups.filter((group) => group.open);
  return {
    open_groups: open.length,
    alerts: groups.reduce((sum, group) => sum + group.alerts, 0),
    critical: open.filter(isCritical).length,
    silenced: groups.filter((group) => silenced.has(group.id)).length,
    blind_spots: blindSpots,
  };
}

const worstOf = (groups: readonly AlertGroup[]): AlertGroup | undefined =>
  groups.toSorted(
    (a, b) => priority.options.indexOf(a.priority) - priority.options.indexOf(b.priority) || newer(a, b),
  )[0];
const newer = (a: AlertGroup, b: AlertGroup) => Date.parse(b.last_seen) - Date.parse(a.last_seen);

const plural = (n: number, noun: string) => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

/** The answer of the page in a sentence. */
export function sentenceOf(groups: readonly AlertGroup[], tiles: SecurityDoc["tiles"], everCame: boolean): string {
  const times = tiles.blind_spots === 1 ? "once" : `${tiles.blind_spots.toLocaleString("en-GB")} times`;
  const blind = tiles.blind_spots > 0 ? ` Falco missed system calls ${times}.` : "";
  if (!everCame) return "No alert of Falco has come yet.";
  if (groups.length === 0) return `No alert in this range.${blind}`;
  if (tiles.open_groups === 0) return `${plural(tiles.alerts, "alert")}, all of them dealt with.${blind}`;
  const open = groups.filter((group) => group.open);
  const worst = worstOf(open);
  const verb = tiles.open_groups === 1 ? "is" : "are";
  const lead = `${plural(tiles.open_groups, "alert group")} ${verb} open`;
  if (!worst) return `${lead}.${blind}`;
  const what = `${worst.rule} ${worst.place_kind === "host" ? "on" : "in"} ${worst.place} (${worst.priority})${stakeWords(open)}`;
  return tiles.open_groups === 1
    ? `One alert group is open: ${what}.${blind}`
    : `${lead}; the worst is ${what}.${blind}`;
}
