import { sqlQuery } from "../query.ts";
import { type Source, uids } from "../sources.ts";

/** A rule as Grafana's alerting files hold it, with what all versions from 9.4 on know. */
export interface Rule {
  uid: string;
  title: string;
  condition: "C";
  data: {
    refId: string;
    relativeTimeRange: { from: number; to: number };
    datasourceUid: string;
    model: Record<string, unknown>;
  }[];
  noDataState: "OK" | "Alerting";
  execErrState: "Error";
  for: string;
  annotations: Record<string, string>;
  labels: Record<string, string>;
  isPaused: false;
}

/** A rule as it is written down here. */
export interface Written {
  uid: string;
  title: string;
  source: Source;
  /** What is asked: SQL, PromQL or LogQL that gives one number for each thing to be told of. */
  query: string;
  fires: ["gt" | "lt", number];
  for: string;
  /** How far back a range in the query reaches, in seconds. */
  looksBack?: number;
  severity: "critical" | "warning";
  summary: string;
  description: string;
  /** A file of docs/runbooks. */
  runbook: string;
  /** The page of the app that shows it. */
  page: string;
  /** Labels beside those of every rule. */
  labels?: Record<string, string>;
  /** What it means when there is nothing at all; a rule that lists what is wrong is glad of it. */
  noData?: "OK" | "Alerting";
}

function model({ source, query, looksBack = 600 }: Written): Record<string, unknown> {
  if (source === "postgres")
    return { ...sqlQuery(query, "table", uids.postgres), intervalMs: 1_000, maxDataPoints: 43_200 };
  const common = {
    refId: "A",
    datasource: { type: source, uid: uids[source] },
    expr: query,
    intervalMs: 1_000,
    maxDataPoints: 43_200,
  };
  if (source === "prometheus") return { ...common, instant: true, range: false };
  return { ...common, queryType: "instant", editorMode: "code", maxLines: Math.min(1_000, looksBack) };
}

function threshold([type, value]: Written["fires"]): Record<string, unknown> {
  return {
    refId: "C",
    type: "threshold",
    datasource: { type: "__expr__", uid: "__expr__" },
    expression: "A",
    conditions: [
      {
        type: "query",
        evaluator: { type, params: [value] },
        operator: { type: "and" },
        query: { params: ["C"] },
        reducer: { type: "last", params: [] },
      },
    ],
  };
}

export function toRule(it: Written): Rule {
  const range = { from: it.looksBack ?? 600, to: 0 };
  return {
    uid: it.uid,
    title: it.title,
    condition: "C",
    data: [
      { refId: "A", relativeTimeRange: range, datasourceUid: uids[it.source], model: model(it) },
      { refId: "C", relativeTimeRange: range, datasourceUid: "__expr__", model: threshold(it.fires) },
    ],
    noDataState: it.noData ?? "OK",
    execErrState: "Error",
    for: it.for,
    annotations: {
      summary: it.summary,
      description: it.description,
      runbook: `docs/runbooks/${it.runbook}.md`,
      page: `{{ externalURL }}a/vigie-commerce-app/${it.page}`,
    },
    labels: { severity: it.severity, team: "shop", vigie: "true", ...it.labels },
    isPaused: false,
  };
}
