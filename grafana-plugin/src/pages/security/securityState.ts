import type { SecurityFilters } from "../../shared/api/signalRequests.ts";
import type { RawRange } from "../../shared/time/range.ts";

export const SECURITY_HOME: RawRange = { from: "now-24h", to: "now" };

export const STATES = [
  { value: "open", label: "Open" },
  { value: "silenced", label: "Silenced" },
  { value: "all", label: "All" },
] as const;

export type SecurityState = SecurityFilters;

export function readSecurityState(params: URLSearchParams): SecurityState {
  const state = STATES.find(({ value }) => value === params.get("state"))?.value;
  return {
    priority: params.getAll("priority"),
    place: params.getAll("place"),
    rule: params.getAll("rule"),
    state: state ?? "all",
    search: params.get("search") ?? "",
    tactic: params.get("tactic") ?? undefined,
    technique: params.get("technique") ?? undefined,
  };
}
