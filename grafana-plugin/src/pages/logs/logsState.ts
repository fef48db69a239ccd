import type { LogFilters } from "../../shared/api/signalRequests.ts";
import type { LogPattern } from "../../shared/api/types.ts";
import type { RawRange } from "../../shared/time/range.ts";

export const LOGS_HOME: RawRange = { from: "now-1h", to: "now" };

export function readLogFilters(params: URLSearchParams): LogFilters {
  return {
    service: params.getAll("service"),
    level: params.getAll("level"),
    env: params.getAll("env"),
    source: params.getAll("source"),
    search: params.get("search") ?? "",
  };
}

export function isFiltered({ search, service, level, env, source }: LogFilters): boolean {
  return search !== "" || [service, level, env, source].some((values) => values.length > 0);
}

/** A template is no search text: its longest literal stretch is. */
export function literalOf(template: string): string {
  const stretches = template.split(/<[^<>\s]*>/).map((part) => part.trim());
  return stretches.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

/** The filters that lead from a pattern to its lines. */
export function patternParams({ service, level, template }: LogPattern): Record<string, string> {
  return { service, level, search: literalOf(template) };
}
