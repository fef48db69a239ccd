import { readNotifications } from "../notifications/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import type { Window } from "../platform/http/window.ts";
import { json, type Runner, run, statement } from "../platform/sql/index.ts";
import { readEvents } from "../triage/index.ts";
import { priorityName } from "./compute.ts";
import { toYaml } from "./exception.ts";
import { readGroup } from "./query.ts";
import type { AlertGroupDoc, ExceptionDoc, FalcoAlert } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { alerts: load("alerts.sql"), hours: load("hours.sql"), preview: load("preview_exception.sql") };

const shownAlerts = 100;
const lookedAt = 50_000;
const shownValues = 5;
/** Fields that tell one process or place from another; times and numbers of processes would except nothing again. */
const exceptable =
  /^(container\.(name|image\.\w+)|k8s\.ns\.name|proc\.(name|pname|exepath|cmdline|exe|aname\[\d\])|user\.(name|uid)|fd\.(name|sport|rport|sip|directory))$/;

type Value = FalcoAlert["fields"][string];

/** Reads an alert as it came. A whole number that is too large for JavaScript stays text. */
function fieldsOf(raw: string): { at: string; output: string; fields: Record<string, Value> } {
  const alert = JSON.parse(raw, function keepExact(_key, value, context?: { source?: string }) {
    return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? context?.source
      : value;
  });
  return { at: alert.time, output: alert.output ?? "", fields: alert.output_fields ?? {} };
}

function commonest(alerts: readonly FalcoAlert[]): AlertGroupDoc["fields"] {
  const names = new Set(alerts.flatMap((alert) => Object.keys(alert.fields)).filter((name) => exceptable.test(name)));
  return [...names]
    .sort()
    .map((field) => {
      const values = alerts.flatMap(({ fields }) =>
        fields[field] == null || fields[field] === "" ? [] : [String(fields[field])],
      );
      const counts = [...Map.groupBy(values, (value) => value)].map(([value, of]) => ({ value, n: of.length }));
      return { field, values: counts.sort((a, b) => b.n - a.n).slice(0, shownValues) };
    })
    .filter(({ values }) => values.length > 0);
}

/** One alert group: its newest alerts, its hours, what was said and sent of it. */
export async function readGroupDetail(sql: Runner, clock: Clock, window: Window, id: number): Promise<AlertGroupDoc> {
  const group = await readGroup(sql, clock, window, id);
  const rows = await run<{ id: string; priority: number; raw: string }>(sql, statements.alerts, {
    ...window,
    id,
    limit: shownAlerts,
  });
  const alerts = rows.map((row) => ({ id: row.id, priority: priorityName(row.priority), ...fieldsOf(row.raw) }));
  const subject = { kind: "falco" as const, subject: String(id) };
  return {
    group,
    alerts,
    trend: await run(sql, statements.hours, { ...window, id }),
    fields: commonest(alerts),
    notifications: await readNotifications(sql, subject),
    events: await readEvents(sql, subject),
  };
}

interface Judged {
  place: string;
  of: number;
  hides: number;
  samples: { at: string; output: string }[] | null;
}

/** An exception to a group's rule, made of fields of its newest alert, and which alerts it would have hidden. */
export async function previewException(sql: Runner, clock: Clock, id: number, fields: string[]): Promise<ExceptionDoc> {
  const everything = { from: new Date(0), to: new Date(clock().getTime() + 86_400_000) };
  const group = await readGroup(sql, clock, everything, id);
  const [newest] = await run<{ raw: string }>(sql, statements.alerts, { ...everything, id, limit: 1 });
  const found = newest ? fieldsOf(newest.raw).fields : {};
  const values = fields.map((field) => {
    const value = found[field];
    if (value == null || value === "")
      throw invalid("field", `${field} has no value in the newest alert`, "Choose another field.");
    return [field, String(value)] as const;
  });
  const rows = await run<Judged>(sql, statements.preview, {
    rule: group.rule,
    values: json(Object.fromEntries(values)),
    most: lookedAt,
  });
  return {
    yaml: toYaml(group.rule, values),
    hides: rows.reduce((sum, row) => sum + row.hides, 0),
    of: rows.reduce((sum, row) => sum + row.of, 0),
    places: rows.map(({ place, hides, of }) => ({ place, hides, of })),
    samples: rows.flatMap((row) => row.samples ?? []).slice(0, 5),
  };
}
