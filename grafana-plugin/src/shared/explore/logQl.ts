import type { LogFilters } from "../api/signalRequests.ts";

type Labels = Pick<LogFilters, "service" | "level" | "env" | "source">;

const LABELS: [keyof Labels, string][] = [
  ["service", "service_name"],
  ["level", "level"],
  ["env", "env"],
  ["source", "source"],
];

/** The filters as LogQL; Loki wants at least one matcher that is not empty. */
export function toLogQl({ search, ...labels }: LogFilters): string {
  const matchers = LABELS.flatMap(([key, label]) => matcher(label, labels[key]));
  const selector = `{${matchers.length > 0 ? matchers.join(", ") : 'service_name=~".+"'}}`;
  // Vigie searches whatever the case, and so does this.
  return search ? `${selector} |~ ${quote(`(?i)${literal(search)}`)}` : selector;
}

function matcher(label: string, values: string[]): string[] {
  const [first, ...more] = values;
  if (first === undefined) {
    return [];
  }
  if (more.length === 0) {
    return [`${label}=${quote(first)}`];
  }
  return [`${label}=~${quote(values.map(literal).join("|"))}`];
}

/** RE2's special characters. */
const literal = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");

/** LogQL's strings are Go's, and JSON's escapes are among those. */
const quote = (text: string) => JSON.stringify(text);
