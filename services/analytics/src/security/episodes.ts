import type { Severity } from "../signals/schema.ts";

export interface Episode {
  group_id: number;
  began: string;
  ended: string;
  alerts: number;
  severity: Severity;
}

interface Came {
  group_id: number;
  at_ns: string;
  priority: number;
}

/** Emergency, Alert and Critical are critical; Error and Warning a warning; the rest is for the record. */
export function severityOf(priority: number): Severity {
  return priority <= 2 ? "critical" : priority <= 4 ? "warning" : "info";
}

const msOf = (it: Came) => Number(BigInt(it.at_ns) / 1_000_000n);

/** Cuts each group's alerts where nothing came for longer than `gapMs`. */
export function episodesOf(alerts: readonly Came[], gapMs: number): Episode[] {
  const episodes: Episode[] = [];
  for (const [group_id, members] of Map.groupBy(alerts, (it) => it.group_id)) {
    let run: Came[] = [];
    const close = () => {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) return;
      const severity = severityOf(Math.min(...run.map((it) => it.priority)));
      const [began, ended] = [first, last].map((it) => new Date(msOf(it)).toISOString());
      episodes.push({ group_id, began: began ?? "", ended: ended ?? "", alerts: run.length, severity });
    };
    for (const it of members.toSorted((a, b) => msOf(a) - msOf(b))) {
      const last = run.at(-1);
      if (last && msOf(it) - msOf(last) > gapMs) {
        close();
        run = [];
      }
      run.push(it);
    }
    close();
  }
  return episodes;
}
