import type { Steps } from "../platform/time/steps.ts";
import { untouched } from "../triage/index.ts";
import type { TriageState } from "../triage/schema.ts";
import { mitreOf, tacticOrder } from "./mitre.ts";
import { type AlertGroup, type Priority, priority, type SecurityDoc } from "./schema.ts";

export interface GroupRow extends Omit<AlertGroup, "priority" | "alerts" | "trend" | "mitre" | "url" | "triage"> {
  priority: number;
  /** Null: nobody has said anything yet. */
  triage: TriageState | null;
  silenced: boolean;
}

export interface CountRow {
  group_id: number;
  step: number;
  alerts: number;
}

export const priorityName = (rank: number): Priority => priority.options[rank] ?? "Debug";

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** Groups with something in the range, with their counts by step. */
export function countGroups(rows: readonly GroupRow[], counts: readonly CountRow[], steps: Steps): AlertGroup[] {
  const length = steps.starts.length;
  const byGroup = Map.groupBy(counts, (row) => row.group_id);
  return rows.flatMap(({ silenced: _, ...row }) => {
    const trend = zeros(length);
    for (const { step, alerts } of byGroup.get(row.id) ?? []) {
      const at = Math.min(Math.max(step, 0), length - 1);
      trend[at] = (trend[at] ?? 0) + alerts;
    }
    const alerts = trend.reduce((sum, n) => sum + n, 0);
    if (alerts === 0) return [];
    return [
      {
        ...row,
        triage: row.triage ?? untouched,
        priority: priorityName(row.priority),
        mitre: mitreOf(row.tags),
        alerts,
        trend,
        url: null,
      },
    ];
  });
}

export function trendOf(groups: readonly AlertGroup[], steps: Steps): SecurityDoc["trend"] {
  const by_priority = priority.options.flatMap((name) => {
    const counts = zeros(steps.starts.length);
    for (const group of groups.filter((it) => it.priority === name)) {
      for (const [index, n] of group.trend.entries()) counts[index] = (counts[index] ?? 0) + n;
    }
    return counts.some((n) => n > 0) ? [{ priority: name, counts }] : [];
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

const plural = (n: number, noun: string) => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

/** The answer of the page in a sentence. */
export function sentenceOf(groups: readonly AlertGroup[], tiles: SecurityDoc["tiles"], everCame: boolean): string {
  const blind = tiles.blind_spots > 0 ? ` Falco missed system calls ${plural(tiles.blind_spots, "time")}.` : "";
  if (!everCame) return "No alert of Falco has come yet.";
  if (groups.length === 0) return `No alert in this range.${blind}`;
  if (tiles.open_groups === 0) return `${plural(tiles.alerts, "alert")}, all of them dealt with.${blind}`;
  const worst = groups.filter((group) => group.open)[0];
  const verb = tiles.open_groups === 1 ? "is" : "are";
  const lead = `${plural(tiles.open_groups, "alert group")} ${verb} open`;
  if (!worst) return `${lead}.${blind}`;
  const what = `${worst.rule} ${worst.place_kind === "host" ? "on" : "in"} ${worst.place} (${worst.priority})`;
  return tiles.open_groups === 1
    ? `One alert group is open: ${what}.${blind}`
    : `${lead}; the worst is ${what}.${blind}`;
}
