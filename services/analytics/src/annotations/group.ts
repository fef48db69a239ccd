import { createHash } from "node:crypto";
import type { Signal, SignalKind } from "../signals/schema.ts";

/** An annotation as Grafana's HTTP interface takes it; times are milliseconds. */
export interface Annotation {
  key: string;
  time: number;
  timeEnd: number;
  tags: string[];
  text: string;
  digest: string;
}

const titles: Record<SignalKind, string> = {
  deploy: "deploys",
  falco: "security alert groups",
  log_burst: "error bursts",
  log_pattern: "new errors",
  price_change: "price changes",
  stock_out: "stock-outs",
  campaign: "campaigns",
  holiday: "holidays",
  attack: "attacks",
  experiment: "experiments",
  alert: "alerts",
};

const shown = 5;

function textOf(kind: SignalKind, members: readonly Signal[]): string {
  const [only] = members;
  if (members.length === 1 && only) return only.title;
  const names = members.slice(0, shown).map((it) => it.title);
  const more = members.length > shown ? [`and ${members.length - shown} more`] : [];
  return [`${members.length} ${titles[kind]}`, ...names, ...more].join("\n");
}

function toAnnotation(kind: SignalKind, members: readonly Signal[], now: Date): Annotation {
  const starts = members.map((it) => new Date(it.started_at).getTime());
  const ends = members.map((it) => new Date(it.ended_at ?? now).getTime());
  const severity = members.some((it) => it.severity === "critical")
    ? "critical"
    : members.some((it) => it.severity === "warning")
      ? "warning"
      : "info";
  const services = [...new Set(members.flatMap((it) => it.dimensions["service"] ?? []))].sort();
  const body = {
    time: Math.min(...starts),
    timeEnd: Math.max(...ends),
    tags: ["vigie", kind, severity, ...services.slice(0, shown).map((name) => `service:${name}`)],
    text: textOf(kind, members),
  };
  // While a signal goes on its end moves with the clock; only what a reader would notice is worth a write.
  const going = members.some((it) => it.ended_at === null);
  const told = { ...body, timeEnd: going ? Math.floor(body.timeEnd / 300_000) : body.timeEnd };
  const digest = createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 16);
  return { key: `${kind} ${members[0]?.id}`, ...body, digest };
}

/**
 * Signals of one kind that begin within `withinMs` of each other are one annotation with a range, so that a shelf that runs
 * empty does not bury the charts.
 */
export function groupSignals(signals: readonly Signal[], now: Date, withinMs: number): Annotation[] {
  return [...Map.groupBy(signals, (it) => it.kind)].flatMap(([kind, of]) => {
    const sorted = of.toSorted(
      (a, b) => new Date(a.started_at).getTime() - new Date(b.started_at).getTime() || a.id - b.id,
    );
    const groups: Signal[][] = [];
    for (const it of sorted) {
      const first = groups.at(-1)?.[0];
      const near = first && new Date(it.started_at).getTime() - new Date(first.started_at).getTime() <= withinMs;
      if (near) groups.at(-1)?.push(it);
      else groups.push([it]);
    }
    return groups.map((members) => toAnnotation(kind, members, now));
  });
}
