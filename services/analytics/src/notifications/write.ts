import { createHash } from "node:crypto";
import type { Sql, Tx } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import type { Window } from "../platform/http/window.ts";
import { noteIngest } from "../platform/ingest/index.ts";
import { json, type Runner, run, statement, transaction } from "../platform/sql/index.ts";
import { writeSignals } from "../signals/index.ts";
import type { Subject } from "../triage/index.ts";
import { subjectKind } from "../triage/schema.ts";
import type { Notification, NotificationsDoc, NotifiedDoc, SentAlert } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  exists: load("subject_exists.sql"),
  keep: load("keep.sql"),
  list: load("list.sql"),
  ofSubject: load("of_subject.sql"),
};

/** Grafana writes the year 1 for "has not ended". */
function endOf(it: SentAlert, now: Date): Date | null {
  const end = it.endsAt ? new Date(it.endsAt) : null;
  const ended = end && end.getUTCFullYear() > 1970 && end <= now ? end : null;
  return it.status === "resolved" ? (ended ?? now) : it.status === "firing" ? null : ended;
}

const fingerprintOf = (labels: Record<string, string>): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(labels).sort()))
    .digest("hex")
    .slice(0, 16);

const severities = { critical: "critical", warning: "warning", info: "info" } as const;

/** The signal that an alert names by its label `subject` (as `falco/12`); one of its own where it names none. */
async function subjectOf(tx: Tx, it: SentAlert, fingerprint: string, ended: Date | null, now: Date): Promise<Subject> {
  const [kind, ...rest] = (it.labels["subject"] ?? "").split("/");
  const named = subjectKind.safeParse(kind);
  if (named.success && rest.length > 0) {
    const subject = { kind: named.data, subject: rest.join("/") };
    const [row] = await run<{ found: boolean }>(tx, statements.exists, subject);
    if (row?.found) return subject;
  }
  const rule = it.labels["alertname"] ?? "alert";
  const shown = ["service", "environment", "country", "product", "job"].flatMap((name) =>
    it.labels[name] ? [[name, it.labels[name]] as const] : [],
  );
  const [written] = await writeSignals(tx, now, [
    {
      kind: "alert",
      key: `${fingerprint} ${it.startsAt}`,
      title: it.annotations["summary"] ?? rule,
      severity: severities[it.labels["severity"] as keyof typeof severities] ?? "warning",
      started_at: it.startsAt,
      ended_at: ended,
      dimensions: Object.fromEntries(shown),
      detail: { rule },
      url: it.generatorURL || null,
      source: "alerts",
    },
  ]);
  return { kind: "alert", subject: written ? String(written.id) : "" };
}

/** Keeps what an alerting system sent, with the signal each alert names. Sent again, it changes nothing. */
export async function keepNotifications(
  sql: Sql,
  clock: Clock,
  source: Notification["source"],
  alerts: readonly SentAlert[],
): Promise<NotifiedDoc> {
  const now = clock();
  return transaction(sql, async (tx) => {
    let kept = 0;
    for (const it of alerts) {
      const fingerprint = it.fingerprint ?? fingerprintOf(it.labels);
      const ended = endOf(it, now);
      const { kind, subject } = await subjectOf(tx, it, fingerprint, ended, now);
      const rows = await run(tx, statements.keep, {
        source,
        fingerprint,
        rule: it.labels["alertname"] ?? "alert",
        state: ended ? "resolved" : "firing",
        labels: json(it.labels),
        annotations: json(it.annotations),
        url: it.generatorURL ?? null,
        started_at: it.startsAt,
        ended_at: ended,
        at: now,
        subject_kind: kind,
        subject,
      });
      kept += rows.length;
    }
    await noteIngest(tx, source, now, { accepted: kept, duplicates: alerts.length - kept });
    return { kept, unchanged: alerts.length - kept };
  });
}

export async function readNotificationList(sql: Runner, it: Window & { limit: number }): Promise<NotificationsDoc> {
  const rows = await run<Notification & { total: number }>(sql, statements.list, { ...it });
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** What was sent about a subject. */
export async function readNotifications(
  sql: Runner,
  { kind, subject }: Subject,
): Promise<{ at: string; state: string; title: string }[]> {
  return run(sql, statements.ofSubject, { kind, subject });
}
