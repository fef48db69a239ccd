import type { ApiRequest, Query } from "./request.ts";
import type {
  AlertGroupDoc,
  AnnotationSettings,
  ExceptionDoc,
  LogPatternsDoc,
  LogsDoc,
  LogVolumeDoc,
  NoiseDoc,
  OperationsDoc,
  QuarantineDoc,
  SecurityDoc,
  SignalKind,
  SignalsDoc,
  SubjectKind,
  TriageDoc,
} from "./types.ts";

/** Instants, `to` exclusive. */
export interface Window {
  from: string;
  to: string;
}

export interface SecurityFilters {
  priority: string[];
  place: string[];
  rule: string[];
  state: "open" | "silenced" | "all";
  tactic: string | undefined;
  technique: string | undefined;
  search: string;
}

export interface LogFilters {
  service: string[];
  level: string[];
  env: string[];
  source: string[];
  search: string;
}

const segment = encodeURIComponent;

export function signalsRequest({ from, to }: Window, kind: SignalKind[], limit: number): ApiRequest<SignalsDoc> {
  return { path: "/v1/signals", query: { from, to, kind, limit } };
}

export function securityRequest(
  { from, to }: Window,
  filters: SecurityFilters,
  limit: number,
): ApiRequest<SecurityDoc> {
  return { path: "/v1/security", query: { from, to, ...withSearch(filters), limit } };
}

export function groupRequest(id: string, { from, to }: Window): ApiRequest<AlertGroupDoc> {
  return { path: `/v1/security/groups/${segment(id)}`, query: { from, to } };
}

export function exceptionRequest(id: string, field: string[]): ApiRequest<ExceptionDoc> {
  return { path: `/v1/security/groups/${segment(id)}/exception`, query: { field } };
}

export function logsRequest(
  { from, to }: Window,
  filters: LogFilters,
  page: { limit: number; cursor?: string; after?: string },
): ApiRequest<LogsDoc> {
  return { path: "/v1/logs", query: { from, to, ...withSearch(filters), ...page } };
}

export function logVolumeRequest({ from, to }: Window, filters: LogFilters): ApiRequest<LogVolumeDoc> {
  return { path: "/v1/logs/volume", query: { from, to, ...withSearch(filters) } };
}

export function logPatternsRequest({ from, to }: Window, filters: LogFilters): ApiRequest<LogPatternsDoc> {
  return { path: "/v1/logs/patterns", query: { from, to, ...withSearch(filters) } };
}

export function triagePath(kind: SubjectKind, subject: string): string {
  return `/v1/triage/${segment(kind)}/${segment(subject)}`;
}

export function triageRequest(kind: SubjectKind, subject: string): ApiRequest<TriageDoc> {
  return { path: triagePath(kind, subject), query: {} };
}

export function noiseRequest({ from, to }: Window): ApiRequest<NoiseDoc> {
  return { path: "/v1/triage/noise", query: { from, to } };
}

export function operationsRequest({ from, to }: Window): ApiRequest<OperationsDoc> {
  return { path: "/v1/operations", query: { from, to } };
}

export function quarantineRequest(query: {
  limit: number;
  reason?: string;
  source?: string;
}): ApiRequest<QuarantineDoc> {
  return { path: "/v1/quarantine", query };
}

export const REPLAY_PATH = "/v1/quarantine/replay";
export const ANNOTATIONS_PATH = "/v1/annotations/settings";
export const annotationsRequest: ApiRequest<AnnotationSettings> = { path: ANNOTATIONS_PATH, query: {} };

function withSearch<Filters extends { search: string }>({ search, ...rest }: Filters): Query {
  return { ...rest, search: search || undefined };
}
