import type { Anomaly } from "../anomalies/schema.ts";
import { iso } from "../platform/time/iso.ts";
import type { TriageEvent } from "../triage/schema.ts";
import type { Cause, Incident, IncidentDoc, TimelineEntry } from "./schema.ts";

export interface OwnEvent {
  at: string;
  kind: "detected" | "grew" | "ended" | "notified" | "reopened";
  text: string;
}

interface Told {
  incident: Incident;
  causes: readonly Cause[];
  anomalies: readonly Anomaly[];
  notifications: IncidentDoc["notifications"];
  events: readonly TriageEvent[];
  own: readonly OwnEvent[];
}

const done: Record<TriageEvent["action"], string> = {
  acknowledge: "Acknowledged",
  reopen: "Opened again",
  verdict: "Verdict",
  silence: "Silenced",
  unsilence: "No longer silenced",
  comment: "Note",
};

function triageText({ action, verdict, until, reason }: TriageEvent): string {
  const what = action === "verdict" ? `Verdict: ${(verdict ?? "").replace("_", " ")}` : done[action];
  const end = action === "silence" && until ? ` until ${until.slice(0, 16).replace("T", " ")} UTC` : "";
  return `${what}${end}${reason ? `: ${reason}` : ""}`;
}

const own: Record<OwnEvent["kind"], TimelineEntry["kind"]> = {
  detected: "detected",
  grew: "grew",
  ended: "ended",
  notified: "notified",
  reopened: "started",
};

const leaving = (name: string) => (name.endsWith("s") ? `${name} leave their band` : `${name} leaves its band`);
const signed = (change: number) => `${change < 0 ? "−" : "+"}${Math.round(Math.abs(change) * 100)} %`;

/** What happened and what was done, oldest first. */
export function timelineOf({
  incident,
  causes,
  anomalies,
  notifications,
  events,
  own: ownEvents,
}: Told): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { at: incident.started_at, kind: "started", text: leaving(incident.metric.name), by: null },
    ...causes.filter((it) => it.likely).map(({ signal }) => entry(signal.started_at, "signal", signal.title)),
    ...anomalies.map((it) => {
      const where = it.value === "" ? "" : ` (${it.value})`;
      return entry(it.detected_at, "anomaly", `${it.name}${where} ${signed(it.change)} against expected`);
    }),
    ...ownEvents.map((it) => entry(it.at, own[it.kind], it.text)),
    ...notifications.map((it) => entry(it.at, "notified", `${it.title} (${it.state})`)),
    ...events.map((it) => ({ at: it.at, kind: "triage" as const, text: triageText(it), by: it.by })),
  ];
  return entries.map((it) => ({ ...it, at: iso(it.at) })).toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

const entry = (at: string, kind: TimelineEntry["kind"], text: string): TimelineEntry => ({ at, kind, text, by: null });
