import type { SecurityFilters } from "../../shared/api/signalRequests.ts";
import type { AlertGroup } from "../../shared/api/types.ts";
import type { RawRange } from "../../shared/time/range.ts";

export const SECURITY_HOME: RawRange = { from: "now-24h", to: "now" };

export const STATES = [
  { value: "open", label: "Open" },
  { value: "silenced", label: "Silenced" },
  { value: "all", label: "All" },
] as const;

export interface SecurityState extends SecurityFilters {
  tactic: string | undefined;
  technique: string | undefined;
}

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

export function toFilters({ priority, place, rule, state, search }: SecurityState): SecurityFilters {
  return { priority, place, rule, state, search };
}

/** The API knows no filter by tactic; its answer carries the tactics of every group. */
export function byTactic(groups: AlertGroup[], { tactic, technique }: SecurityState): AlertGroup[] {
  if (!tactic) {
    return groups;
  }
  return groups.filter(({ mitre }) =>
    mitre.some((cell) => cell.tactic === tactic && (!technique || cell.technique === technique)),
  );
}
