import { type Runner, run } from "../platform/sql/index.ts";
import { localDay, startOfLocalDay } from "./calendar.ts";
import { statements } from "./statements.ts";

interface Row {
  judged_to: string | Date | null;
  incidents: { title: string; started_at: string; open: boolean; cause: string | null }[];
  signals: Record<string, number>;
}

const nouns: readonly [kind: string, one: string, many: string][] = [
  ["deploy", "deploy", "deploys"],
  ["attack", "attack", "attacks"],
  ["falco", "run of security alerts", "runs of security alerts"],
  ["stock_out", "best seller sold out", "best sellers sold out"],
  ["campaign", "campaign begun", "campaigns begun"],
  ["experiment", "experiment begun", "experiments begun"],
];

const time = (at: string) => new Date(at).toISOString().slice(11, 16);

function incidentWords({ title, started_at, open, cause }: Row["incidents"][number]): string {
  const when = open ? `since ${time(started_at)} UTC` : `from ${time(started_at)} UTC, over now`;
  return `${title}, ${when}${cause ? ` (likeliest cause: ${cause})` : " (nothing known explains it)"}`;
}

/** What changed today, in one sentence. */
export function todayWords({ incidents, signals }: Pick<Row, "incidents" | "signals">): string {
  const [first, ...more] = incidents;
  const others = more.length === 0 ? "" : ` and ${more.length} more incident${more.length === 1 ? "" : "s"}`;
  const what = first ? `${incidentWords(first)}${others}` : "nothing left its band";
  const counts = nouns.flatMap(([kind, one, many]) => {
    const n = signals[kind] ?? 0;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  });
  return `Today: ${what}${counts.length > 0 ? `; ${counts.join(", ")}` : ""}.`;
}

/** The same, read for the shop's own day; null while the lookout has not judged a single hour. */
export async function readToday(sql: Runner, now: Date, timeZone: string): Promise<string | null> {
  const since = startOfLocalDay(localDay(now, timeZone), timeZone);
  const [row] = await run<Row>(sql, statements.today, { since, now });
  return row?.judged_to ? todayWords(row) : null;
}
