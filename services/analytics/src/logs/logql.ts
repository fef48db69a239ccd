import type { LogFilter } from "./source.ts";

const quoted = (text: string): string => JSON.stringify(text);
/** RE2's special characters. */
const literal = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");

function matcher(label: string, values: readonly string[] | null): string[] {
  if (!values) return [];
  const [only] = values;
  if (values.length === 1 && only !== undefined) return [`${label}=${quoted(only)}`];
  return [`${label}=~${quoted(values.map(literal).join("|"))}`];
}

/**
 * The stream selector and line filter of a question.
 * @example toLogQl({ services: ["checkout"], levels: null, envs: null, sources: null, search: "refused" })
 * // {service_name="checkout"} |~ "(?i)refused"
 */
export function toLogQl(it: LogFilter): string {
  const matchers = [
    ...matcher("service_name", it.services),
    ...matcher("level", it.levels),
    ...matcher("env", it.envs),
    ...matcher("source", it.sources),
  ];
  // Loki wants at least one matcher that no empty label meets.
  if (!it.services) matchers.unshift('service_name=~".+"');
  const search = it.search ? ` |~ ${quoted(`(?i)${literal(it.search)}`)}` : "";
  return `{${matchers.join(",")}}${search}`;
}
