import type { ApiRequest } from "./request.ts";
import type { Window } from "./signalRequests.ts";
import type { Incident, IncidentDoc, IncidentsDoc, MonitorSettings, MonitorsDoc, SimulationDoc } from "./types.ts";

const segment = encodeURIComponent;

export function incidentsRequest(
  { from, to }: Window,
  state: Incident["state"] | undefined,
  limit: number,
): ApiRequest<IncidentsDoc> {
  return { path: "/v1/incidents", query: { from, to, state, limit } };
}

export function incidentRequest(id: string): ApiRequest<IncidentDoc> {
  return { path: `/v1/incidents/${segment(id)}`, query: {} };
}

/** Markdown. */
export function postMortemRequest(id: string): ApiRequest<string> {
  return { path: `/v1/incidents/${segment(id)}/post-mortem`, query: {} };
}

export const MONITORS_PATH = "/v1/anomalies/monitors";
export const monitorsRequest: ApiRequest<MonitorsDoc> = { path: MONITORS_PATH, query: {} };

export function monitorPath(id: string): string {
  return `${MONITORS_PATH}/${segment(id)}`;
}

export function simulationRequest(
  monitor: string,
  { enabled: _, ...settings }: MonitorSettings,
  days: number,
): ApiRequest<SimulationDoc> {
  return { path: "/v1/anomalies/simulate", query: { monitor, days, ...settings } };
}
