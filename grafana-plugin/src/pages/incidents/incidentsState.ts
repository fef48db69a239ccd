import type { Incident } from "../../shared/api/types.ts";

export const STATES = [
  { value: "all", label: "All" },
  { value: "open", label: "Open" },
  { value: "ended", label: "Ended" },
] as const;

export function readState(params: URLSearchParams): Incident["state"] | undefined {
  const asked = params.get("state");
  return asked === "open" || asked === "ended" ? asked : undefined;
}
