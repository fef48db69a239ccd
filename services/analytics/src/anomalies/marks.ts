import { type Runner, run, statement } from "../platform/sql/index.ts";
import type { HourMark, Marks } from "./judge.ts";
import type { Monitor } from "./monitors.ts";
import { hourMs, isRatio, toInstant } from "./observe.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { marks: load("read_marks.sql"), shares: load("country_shares.sql") };

/** A holiday in countries with this share of the orders is one for the whole shop. */
const enough = 0.25;

/** A stretch of hours that is not like others. `to` is not included. */
export interface Stretch {
  kind: "holiday" | "incident";
  verdict: string | null;
  country: string | null;
  /** "monitor value" of the anomalies of an incident. */
  series: string[];
  from: number;
  to: number;
}

export interface MarkRules {
  stretches: readonly Stretch[];
  shares: ReadonlyMap<string, number>;
}

/** What people said of an incident says what to learn from its hours. */
function ofIncident(it: Stretch, hour: number, isOfIt: boolean): HourMark | undefined {
  switch (isOfIt ? it.verdict : null) {
    case "expected":
      return { judge: false };
    case "false_alarm":
      return { judge: false, learn: true };
    case "new_trend":
      return hour === it.from ? { restart: true } : undefined;
    default:
      return it.verdict === "false_alarm" || it.verdict === "new_trend" ? undefined : { learn: false };
  }
}

function isHoliday(holidays: readonly Stretch[], value: string | undefined, shares: MarkRules["shares"]): boolean {
  if (holidays.some((it) => it.country === null)) return true;
  const countries = new Set(holidays.map((it) => it.country ?? ""));
  if (value !== undefined) return countries.has(value);
  return [...countries].reduce((sum, country) => sum + (shares.get(country) ?? 0), 0) >= enough;
}

/**
 * How many come on a holiday nobody knows beforehand; what share of them buys hardly changes. So totals are not judged, and
 * shares are, but not learnt.
 */
const onHoliday = (monitor: Pick<Monitor, "metric" | "kind">): HourMark =>
  monitor.kind === "count" && isRatio(monitor) ? { learn: false } : { judge: false };

/** What is known of hours beside their figures, for every series of a monitor. */
export function marksOf(rules: MarkRules, monitor: Pick<Monitor, "id" | "metric" | "kind">): Marks {
  const byHour = new Map<number, Stretch[]>();
  for (const it of rules.stretches) {
    for (let hour = it.from; hour < it.to; hour++) byHour.set(hour, [...(byHour.get(hour) ?? []), it]);
  }
  return (hour, { dimension, value }) => {
    const here = byHour.get(hour);
    if (!here) return undefined;
    const holidays = here.filter((it) => it.kind === "holiday");
    if (holidays.length > 0 && isHoliday(holidays, dimension === "country" ? value : undefined, rules.shares))
      return onHoliday(monitor);
    const said = here
      .filter((it) => it.kind === "incident")
      .map((it) => ofIncident(it, hour, it.series.includes(`${monitor.id} ${value}`)));
    return said.find((it) => it?.judge === false) ?? said.find((it) => it?.restart) ?? said.find((it) => it);
  };
}

/** Reads holidays and incidents that touch [from, to). */
export async function readMarkRules(sql: Runner, range: { from: number; to: number }): Promise<MarkRules> {
  const window = { from: toInstant(range.from), to: toInstant(range.to) };
  const rows = await run<Stretch>(sql, statements.marks, window);
  const shares = await run<{ country: string; share: number | null }>(sql, statements.shares, { to: window.to });
  const seconds = hourMs / 1_000;
  return {
    stretches: rows.map((row) => ({
      ...row,
      series: row.series ?? [],
      from: Math.floor(row.from / seconds),
      to: Math.ceil(row.to / seconds),
    })),
    shares: new Map(shares.map((row) => [row.country, row.share ?? 0])),
  };
}

/** Changes when somebody says something that changes what is learnt. */
export function verdictsOf({ stretches }: MarkRules): string {
  const telling = stretches.filter(
    (it) => it.verdict !== null && it.verdict !== "confirmed" && it.verdict !== "not_resolved",
  );
  return telling.map((it) => `${it.verdict} ${it.from} ${it.to} ${it.series.join(",")}`).join(";");
}
